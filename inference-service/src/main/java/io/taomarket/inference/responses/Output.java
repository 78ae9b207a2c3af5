package io.taomarket.inference.responses;

import java.util.ArrayList;
import java.util.List;

/** The items of a response so far, in order. */
final class Output {

    private final String responseId;
    private final List<Item> items = new ArrayList<>();

    Output(String responseId) {
        this.responseId = responseId;
    }

    List<Item> items() {
        return items;
    }

    int size() {
        return items.size();
    }

    Item.Said said() {
        var item = new Item.Said(id("msg_"), new StringBuilder(), new ArrayList<>());
        items.add(item);
        return item;
    }

    Item.Called called(String callId, String name) {
        var item = new Item.Called(id("fc_"), callId, name, new StringBuilder());
        items.add(item);
        return item;
    }

    private String id(String prefix) {
        return prefix + responseId.substring("resp_".length()) + "_" + items.size();
    }
}
