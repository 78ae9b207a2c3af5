package io.taomarket.chatmodel.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences that wait for a place. Callers take turns, so that one with many sequences keeps no other waiting. */
final class WaitingRoom {

    private final int mostCallers;
    private final LinkedHashMap<Object, Deque<Sequence>> callers = new LinkedHashMap<>();
    private boolean isClosed;

    WaitingRoom(int mostCallers) {
        this.mostCallers = mostCallers;
    }

    /** Whether the sequence has found room. */
    synchronized boolean enter(Object caller, Sequence sequence) {
        var isNew = !callers.containsKey(caller);
        if (isClosed || isNew && callers.size() >= mostCallers) return false;
        callers.computeIfAbsent(caller, _ -> new ArrayDeque<>()).add(sequence);
        notifyAll();
        return true;
    }

    /** The next; waits for it. */
    synchronized Sequence take() throws InterruptedException {
        for (var next = poll(); ; next = poll()) {
            if (next != null) return next;
            wait();
        }
    }

    /** The next; null where nobody waits. */
    synchronized @Nullable Sequence poll() {
        var first = callers.pollFirstEntry();
        if (first == null) return null;
        var next = first.getValue().removeFirst();
        if (!first.getValue().isEmpty()) callers.put(first.getKey(), first.getValue());
        return next;
    }

    /** Takes out those that nobody wants any more, whoever's turn it is. */
    synchronized List<Sequence> cancelled() {
        var cancelled = new ArrayList<Sequence>();
        for (var sequences : callers.values())
            sequences.removeIf(sequence -> sequence.isCancelled() && cancelled.add(sequence));
        callers.values().removeIf(Deque::isEmpty);
        return cancelled;
    }

    /** Lets nobody in any more. */
    synchronized void close() {
        isClosed = true;
    }
}
