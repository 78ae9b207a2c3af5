package io.taomarket.inference.request;

import tools.jackson.databind.json.JsonMapper;

/** Fields as a customer writes them. */
public final class FieldsFixture {

    private FieldsFixture() {}

    public static Fields of(String json) {
        return new Fields(new JsonMapper().readTree(json), "");
    }
}
