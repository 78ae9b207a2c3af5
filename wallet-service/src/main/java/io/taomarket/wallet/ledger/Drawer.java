package io.taomarket.wallet.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records of one kind: as they were loaded, and as they are now. Every change can be undone. */
final class Drawer<K, V> {

    private final Function<V, @Nullable Object> group;
    private final Map<K, V> loaded = new HashMap<>();
    private final Map<K, @Nullable V> changed = new LinkedHashMap<>();
    private final Map<Object, Set<K>> byGroup = new HashMap<>();
    private final UndoLog undo;

    Drawer(Function<V, @Nullable Object> group, UndoLog undo) {
        this.group = group;
        this.undo = undo;
    }

    void load(K key, V value) {
        loaded.put(key, value);
        index(key, value);
    }

    @Nullable
    V get(K key) {
        return changed.containsKey(key) ? changed.get(key) : loaded.get(key);
    }

    /** Writes a record; nothing takes it away. */
    void put(K key, @Nullable V value) {
        var wasChanged = changed.containsKey(key);
        var past = changed.get(key);
        changed.put(key, value);
        if (value != null) index(key, value);
        undo.remember(() -> {
            if (wasChanged) changed.put(key, past);
            else changed.remove(key);
        });
    }

    /** All records that belong to this now. */
    List<V> group(Object name) {
        var members = new ArrayList<V>();
        for (var key : byGroup.getOrDefault(name, Set.of())) {
            var value = get(key);
            if (value != null && name.equals(group.apply(value))) members.add(value);
        }
        return members;
    }

    Changes.Of<V> changes() {
        var inserted = new ArrayList<V>();
        var updated = new ArrayList<Changes.Update<V>>();
        var removed = new ArrayList<V>();
        changed.forEach((key, now) -> {
            var before = loaded.get(key);
            if (before == null && now != null) inserted.add(now);
            if (before != null && now == null) removed.add(before);
            if (before != null && now != null && !Objects.equals(before, now))
                updated.add(new Changes.Update<>(before, now));
        });
        return new Changes.Of<>(inserted, updated, removed);
    }

    /** Only ever adds: what no longer belongs is left out when it is asked for. */
    private void index(K key, V value) {
        var name = group.apply(value);
        if (name != null)
            byGroup.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(key);
    }
}
