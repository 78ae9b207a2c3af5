package io.taomarket.cli.chat;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Line;
import io.taomarket.cli.platform.Platform;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The chat models on offer. */
record Models(Platform platform) {

    static final String PREFERRED = "taomarket/chat-mini";

    private static final int MAX_SHOWN = 20;
    private static final int MAX_NAME_CHARACTERS = 100;

    /** In the order of the catalogue, those first that somebody serves now. */
    List<String> all() {
        var chats = platform.read("/v1/models").path("data").valueStream().filter(Models::isChat);
        return chats.sorted((a, b) -> Boolean.compare(isServed(b), isServed(a)))
                .map(model -> model.path("id").asString(""))
                .filter(id -> !id.isBlank())
                .toList();
    }

    /** Whom a newcomer talks with. */
    String usual() {
        var all = all();
        if (all.contains(PREFERRED)) return PREFERRED;
        if (!all.isEmpty()) return all.getFirst();
        throw new Failure(
                platform.url() + ": there is no chat model on offer; docs/bigger-models.md says how to bring one");
    }

    /** The model of this name, if it is on offer. */
    String named(String name) {
        var all = all();
        if (all.contains(name)) return name;
        throw new Failure(
                "there is no chat model '" + Line.of(name, MAX_NAME_CHARACTERS) + "'; on offer: " + shown(all));
    }

    static String shown(List<String> models) {
        if (models.isEmpty()) return "none";
        return String.join(
                        ", ", models.stream().limit(MAX_SHOWN).map(Models::line).toList())
                + (models.size() > MAX_SHOWN ? ", …" : "");
    }

    private static String line(String model) {
        return Line.of(model, MAX_NAME_CHARACTERS);
    }

    private static boolean isChat(JsonNode model) {
        return model.path("architecture")
                .path("output_modalities")
                .valueStream()
                .anyMatch(each -> "text".equals(each.asString("")));
    }

    private static boolean isServed(JsonNode model) {
        return !"unavailable".equals(model.path("status").asString(""));
    }
}
