package io.taomarket.registry;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the registry answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** The text of a member of the body; numbers as they stand there. */
    public String text(String name) {
        return body.path(name).asString();
    }

    public long rao(String name) {
        return Long.parseLong(text(name));
    }

    public String code() {
        return text("code");
    }
}
