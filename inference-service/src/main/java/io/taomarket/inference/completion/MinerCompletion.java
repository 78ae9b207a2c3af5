package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Claim;
import io.taomarket.inference.miner.MinerFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a miner's answer in one piece: each choice once, with an end, and not all of them blank. */
final class MinerCompletion {

    private final JsonMapper mapper;

    MinerCompletion(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param completionLimit most tokens of each choice that the miner was asked for */
    MinerAnswer read(byte[] json, Task task, long completionLimit) throws MinerFailure {
        var count = task.choices();
        var answer = tree(json);
        var list = answer.path("choices");
        if (!list.isArray() || list.size() != count)
            throw MinerFailure.invalid("expected " + count + " choices, got " + list.size());
        var choices = new @Nullable Choice[count];
        var isBlank = true;
        for (var element : list) {
            var index = Choice.index(element, count);
            if (choices[index] != null) throw MinerFailure.invalid("two choices have one index");
            var flow = new ChoiceFlow(index, task, completionLimit);
            choices[index] = flow.whole(element);
            isBlank &= flow.isBlank();
        }
        if (isBlank) throw Blank.failure();
        return new MinerAnswer(List.of(choices), Claim.of(answer.path("usage")));
    }

    private JsonNode tree(byte[] json) throws MinerFailure {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw MinerFailure.invalid("the answer is not JSON");
        }
    }
}
