package io.taomarket.miner.sim;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole good answer in both forms, before anything goes wrong with it.
 *
 * @param whole the document
 * @param opening events before the first token
 * @param tokens an event each
 * @param closing the events that say how it ended
 * @param usage the event with the usage; empty where it was not asked for
 */
record Play(
        ObjectNode whole,
        List<ObjectNode> opening,
        List<ObjectNode> tokens,
        List<ObjectNode> closing,
        List<ObjectNode> usage) {

    /** An answer that is never streamed. */
    static Play of(ObjectNode whole) {
        return new Play(whole, List.of(), List.of(), List.of(), List.of());
    }

    /** The first of each list, then the second of each, and so on: as several choices grow side by side. */
    static List<ObjectNode> sideBySide(List<List<ObjectNode>> lists) {
        var all = new ArrayList<ObjectNode>();
        var longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (var i = 0; i < longest; i++) {
            for (var list : lists) if (i < list.size()) all.add(list.get(i));
        }
        return all;
    }
}
