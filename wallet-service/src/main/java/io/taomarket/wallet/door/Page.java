package io.taomarket.wallet.door;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor where the next page begins; nothing on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page that these rows make; ask the database for {@link PageRequest#rows()} of them. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> position) {
        if (rows.size() <= request.limit()) return new Page<>(rows, null);
        var items = rows.subList(0, request.limit());
        return new Page<>(items, PageRequest.cursor(position.apply(items.getLast())));
    }
}
