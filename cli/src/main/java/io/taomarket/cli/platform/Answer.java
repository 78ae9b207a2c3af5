package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a platform has answered; anything, until it has been looked at. */
public final class Answer {

    /** Enough for a sentence, and what we have to say ourselves still fits on the line. */
    private static final int MAX_DETAIL_CHARACTERS = 200;

    private final String place;
    private final int status;
    private final byte[] body;

    /**
     * @param place the URL that was asked
     */
    Answer(String place, int status, byte[] body) {
        this.place = place;
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Whether it is one of success. */
    public boolean isGood() {
        return status / 100 == 2;
    }

    public boolean isEmpty() {
        return body.length == 0;
    }

    /** The answer as a JSON object, or it is of no use. */
    public JsonNode json() {
        var json = anyJson();
        if (json.isObject()) return json;
        throw unusable("no JSON object");
    }

    /** The answer as any JSON, or it is of no use. */
    public JsonNode anyJson() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw unusable("no JSON: " + Json.complaint(e));
        }
    }

    /**
     * That it was answered, and cannot be used.
     *
     * @param what was answered
     */
    public Failure unusable(String what) {
        return new Failure(place + ": answered " + what);
    }

    /** That it was refused, and what the platform says of it if it speaks the way we do. */
    public Failure refusal() {
        return unusable(status + detail());
    }

    /**
     * The same.
     *
     * @param hint what the caller can do about it
     */
    public Failure refusal(String hint) {
        return unusable(status + detail() + "; " + hint);
    }

    private String detail() {
        try {
            var json = Json.MAPPER.readTree(body);
            var detail = json.path("detail").asString(json.at("/error/message").asString(""));
            return detail.isEmpty() ? "" : ": " + Line.of(detail, MAX_DETAIL_CHARACTERS);
        } catch (JacksonException e) {
            return "";
        }
    }
}
