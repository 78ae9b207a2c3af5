package io.taomarket.chatmodel.engine;

import io.taomarket.chatmodel.network.Row;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one step, and whose the logits are that come out of it. */
final class Batch {

    private final List<Row> rows = new ArrayList<>();
    private final List<Sequence> listeners = new ArrayList<>();

    void add(Sequence sequence, Row row) {
        rows.add(row);
        if (row.wantsLogits()) listeners.add(sequence);
    }

    List<Row> rows() {
        return rows;
    }

    /** For each row that wants logits, in order. */
    List<Sequence> listeners() {
        return listeners;
    }
}
