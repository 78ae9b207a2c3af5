package io.taomarket.wallet.ledger;

import java.util.ArrayList;
import java.util.List;

/** How to take back what has been done, the latest first. */
final class UndoLog {

    private final List<Runnable> steps = new ArrayList<>();

    void remember(Runnable step) {
        steps.add(step);
    }

    int savepoint() {
        return steps.size();
    }

    void rollback(int savepoint) {
        while (steps.size() > savepoint) steps.removeLast().run();
    }

    /** What has happened so far stays. */
    void forget() {
        steps.clear();
    }
}
