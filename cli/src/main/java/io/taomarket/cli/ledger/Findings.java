package io.taomarket.cli.ledger;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a platform says of its books; refused where nothing could be concluded from it. */
record Findings(String checkedAt, boolean ok, String scope, List<Item> items, List<Elsewhere> elsewhere, Seals seals) {

    /** There are twenty invariants; what is longer is somebody's attempt to fill the screen. */
    static final int MAX_ITEMS = 1000;

    Findings {
        requireNonNull(checkedAt, "checked_at is missing");
        requireNonNull(scope, "scope is missing");
        requireNonNull(seals, "seals are missing");
        items = whole("items", items);
        elsewhere = whole("elsewhere", elsewhere);
        if (!scope.equals("everything")) throw new IllegalArgumentException("not everything was checked: " + scope);
        if (items.isEmpty()) throw new IllegalArgumentException("nothing was checked");
    }

    private static <T> List<T> whole(String name, List<T> list) {
        requireNonNull(list, name + " are missing");
        if (list.size() > MAX_ITEMS) throw new IllegalArgumentException(name + ": more than " + MAX_ITEMS);
        for (var one : list) requireNonNull(one, "one of " + name + " is null");
        return List.copyOf(list);
    }

    List<Item> failed() {
        return items.stream().filter(item -> !item.holds()).toList();
    }

    /**
     * An invariant that was looked at.
     *
     * @param figure how much was looked at, and what it came to
     */
    record Item(String id, String title, String figure, long violations, boolean ok) {

        Item {
            requireNonNull(id, "id is missing");
            requireNonNull(title, "title is missing");
            requireNonNull(figure, "figure is missing");
        }

        /** Whoever says that it does and counts violations is not believed. */
        boolean holds() {
            return ok && violations == 0;
        }
    }

    /** An invariant that the books alone cannot show. */
    record Elsewhere(String id, String title, String checkedBy) {

        Elsewhere {
            requireNonNull(id, "id is missing");
            requireNonNull(title, "title is missing");
            requireNonNull(checkedBy, "checked_by is missing");
        }
    }

    /**
     * The sealed days.
     *
     * @param days that are as they were sealed
     * @param lastDay the last of them
     * @param head the hash of its seal
     * @param difference what of the first different day is not as it was sealed
     */
    record Seals(
            boolean ok,
            long days,
            long transfers,
            @Nullable String lastDay,
            @Nullable String head,
            @Nullable String firstDifferentDay,
            @Nullable String difference) {

        boolean fit() {
            return ok && firstDifferentDay == null && difference == null;
        }
    }
}
