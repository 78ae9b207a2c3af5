package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.request.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads the choices of a miner's chat answer, whole or in pieces. */
record ChatShape(OptionalInt topLogprobs) {

    Choice choice(int index, JsonNode json) throws MinerFailure {
        var message = json.path("message");
        var calls = new ArrayList<ToolCall>();
        for (var call : message.path("tool_calls")) calls.add(call(call));
        var reason = Choice.finishReason(json.path("finish_reason"), !calls.isEmpty());
        var content = text(message, "content");
        return new Choice(index, content, calls, MinerLogprobs.read(json, content, topLogprobs), reason);
    }

    /** Calls carry the index that the miner gave them, or -1; {@link ChoiceFlow} makes sense of it. */
    List<Piece> pieces(int index, JsonNode json) throws MinerFailure {
        var delta = json.path("delta");
        var pieces = new ArrayList<Piece>();
        var content = text(delta, "content");
        var logprobs = MinerLogprobs.read(json, content, topLogprobs);
        if (!content.isEmpty() || !logprobs.isEmpty()) pieces.add(new Piece.Text(index, content, logprobs));
        for (var call : delta.path("tool_calls")) addCall(pieces, index, call);
        return pieces;
    }

    private static void addCall(List<Piece> pieces, int index, JsonNode call) throws MinerFailure {
        var place = call.path("index").asInt(-1);
        var function = call.path("function");
        var id = text(call, "id");
        var name = text(function, "name");
        if (!id.isEmpty() || !name.isEmpty()) pieces.add(new Piece.ToolStart(index, place, id, name));
        var arguments = text(function, "arguments");
        if (!arguments.isEmpty()) pieces.add(new Piece.ToolArguments(index, place, arguments));
    }

    private static ToolCall call(JsonNode call) throws MinerFailure {
        var function = call.path("function");
        var arguments = text(function, "arguments");
        return new ToolCall(text(call, "id"), text(function, "name"), arguments.isEmpty() ? "{}" : arguments);
    }

    /** The text in a field; none is the empty text. */
    private static String text(JsonNode object, String field) throws MinerFailure {
        var text = object.path(field);
        if (text.isMissingNode() || text.isNull()) return "";
        if (!text.isString()) throw MinerFailure.invalid(field + " is not text");
        if (!Text.isWellFormed(text.stringValue())) throw MinerFailure.invalid(field + " has half a character");
        return text.stringValue();
    }
}
