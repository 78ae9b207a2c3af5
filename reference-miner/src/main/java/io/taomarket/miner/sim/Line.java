package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import io.taomarket.miner.sim.Toolbox.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one choice of a chat answer consists of. */
sealed interface Line {

    String finishReason();

    /** The text that ended the answer, which is said as vLLM does; null where none did. */
    default @Nullable String stop() {
        return null;
    }

    int tokens();

    /** The choice of a whole answer, but for its index. */
    ObjectNode whole();

    /** The choices of the events of a stream, each with a delta, but for their index and finish reason. */
    List<ObjectNode> deltas();

    /**
     * Words.
     *
     * @param likelihoods of each token; null where nobody asked
     */
    record Spoken(
            List<String> words,
            String finishReason,
            @Nullable String stop,
            @Nullable List<ObjectNode> likelihoods) implements Line {

        @Override
        public int tokens() {
            return words.size();
        }

        @Override
        public ObjectNode whole() {
            var choice = Json.object();
            choice.putObject("message")
                    .put("role", "assistant")
                    .put("content", String.join("", words))
                    .putNull("refusal");
            choice.set("logprobs", logprobs(0, words.size()));
            return choice;
        }

        @Override
        public List<ObjectNode> deltas() {
            var deltas = new ArrayList<ObjectNode>();
            for (var i = 0; i < words.size(); i++) {
                var choice = Json.object();
                choice.putObject("delta").put("content", words.get(i));
                choice.set("logprobs", logprobs(i, i + 1));
                deltas.add(choice);
            }
            return deltas;
        }

        private @Nullable ObjectNode logprobs(int from, int to) {
            if (likelihoods == null) return null;
            var logprobs = Json.object();
            logprobs.putArray("content").addAll(likelihoods.subList(from, to));
            return logprobs.putNull("refusal");
        }
    }

    /** Calls of tools. */
    record Called(List<ToolCall> calls) implements Line {

        @Override
        public String finishReason() {
            return "tool_calls";
        }

        @Override
        public int tokens() {
            return calls.stream().mapToInt(ToolCall::tokens).sum();
        }

        @Override
        public ObjectNode whole() {
            var choice = Json.object();
            var message = choice.putObject("message")
                    .put("role", "assistant")
                    .putNull("content")
                    .putNull("refusal");
            var list = message.putArray("tool_calls");
            calls.forEach(call -> list.add(call.whole()));
            return choice.putNull("logprobs");
        }

        @Override
        public List<ObjectNode> deltas() {
            var deltas = new ArrayList<ObjectNode>();
            for (var call : calls) {
                deltas.add(delta(call.head()));
                call.fragments().forEach(fragment -> deltas.add(delta(fragment)));
            }
            return deltas;
        }

        private static ObjectNode delta(ObjectNode fragment) {
            var choice = Json.object();
            choice.putObject("delta").putArray("tool_calls").add(fragment);
            return choice.putNull("logprobs");
        }
    }
}
