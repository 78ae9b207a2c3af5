package io.taomarket.miner.sim;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the miner says about its own work: the truth, nothing, or ten times as much. */
record Usage(Directive directive) {

    private static final int GREED = 10;

    Play tell(Play play) {
        if (directive.has(Fault.NO_USAGE)) {
            play.whole().remove("usage");
            return new Play(play.whole(), play.opening(), play.tokens(), play.closing(), List.of());
        }
        if (directive.has(Fault.USAGE_X10)) {
            multiply(play.whole());
            play.usage().forEach(Usage::multiply);
        }
        return play;
    }

    private static void multiply(ObjectNode document) {
        if (!(document.path("usage") instanceof ObjectNode usage)) return;
        for (var name : List.copyOf(usage.propertyNames()))
            usage.put(name, usage.path(name).asInt(0) * GREED);
    }
}
