package io.taomarket.inference.responses;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as OpenAI's Responses are. */
record ResponsesFace(JsonMapper mapper, Wanted wanted) implements Face {

    @Override
    public String promptField() {
        return "input";
    }

    @Override
    public String replyId(String requestId) {
        return "resp_" + requestId;
    }

    @Override
    public byte[] whole(Head head, List<Choice> choices, Usage usage) {
        var choice = choices.getFirst();
        var output = new Output(head.id());
        if (!choice.content().isEmpty() || choice.toolCalls().isEmpty()) {
            var said = output.said();
            said.text().append(choice.content());
            said.logprobs().addAll(choice.logprobs());
        }
        for (var call : choice.toolCalls())
            output.called(call.id(), call.name()).arguments().append(call.arguments());
        var bytes = new ByteArrayOutputStream(1_024);
        try (var json = mapper.createGenerator(bytes)) {
            new ResponseJson(head, wanted).done(json, choice.finishReason(), output.items(), usage);
        }
        return bytes.toByteArray();
    }

    @Override
    public Events events(Head head) {
        return new ResponsesEvents(mapper, new ResponseJson(head, wanted), new Output(head.id()));
    }
}
