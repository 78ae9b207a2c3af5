package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Changes;
import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Register.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One table beside the ledger. It keeps what its register's columns say and gives back no more than that. */
final class Table {

    private final String name;
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();

    Table(String name) {
        this.name = name;
    }

    Collection<Row> rows() {
        return rows.values();
    }

    @Nullable
    Row find(Object... key) {
        return rows.get(List.of(key));
    }

    /** Somebody beside the writer writes. */
    void put(Row row, Object... key) {
        rows.put(List.of(key), row);
    }

    <K, V> List<V> load(Register<K, V> register, Set<?> keys, Set<?> groups) {
        var found = new LinkedHashMap<List<Object>, Row>();
        for (var key : keys) {
            var row = rows.get(keyOf(register, key));
            if (row != null) found.put(keyOf(register, key), row);
        }
        if (!groups.isEmpty())
            rows.forEach((key, row) -> {
                if (belongs(register, row, groups)) found.put(key, row);
            });
        return found.values().stream().map(row -> read(register, row)).toList();
    }

    /** Checks all and changes nothing; what it returns changes all. */
    <K, V> List<Runnable> prepare(Register<K, V> register, Changes.Of<V> changes) {
        var steps = new ArrayList<Runnable>();
        for (var value : changes.inserted()) {
            var row = new Row(new LinkedHashMap<>());
            write(row, register.keyColumns(), register.keyOf(value));
            write(row, register.fixed(), value);
            write(row, register.changing(), value);
            var key = keyOf(register, register.keyOf(value));
            Violation.require(!rows.containsKey(key), name + " has ", key, " already");
            Constraints.check(name, row);
            steps.add(() -> rows.put(key, row));
        }
        for (var update : changes.updated()) {
            var key = keyOf(register, register.keyOf(update.after()));
            var past = rows.get(key);
            if (past == null) throw new Violation(name + " has no " + key + " to update");
            var row = new Row(new LinkedHashMap<>(past.columns()));
            write(row, register.changing(), update.after());
            Constraints.check(name, row);
            steps.add(() -> rows.put(key, row));
        }
        for (var value : changes.removed()) {
            var key = keyOf(register, register.keyOf(value));
            Violation.require(rows.containsKey(key), name + " has no ", key, " to delete");
            steps.add(() -> rows.remove(key));
        }
        return steps;
    }

    @SuppressWarnings("unchecked") // what is read of a register are its keys
    static <K> List<Object> keyOf(Register<K, ?> register, Object key) {
        var values = new ArrayList<Object>(register.keyColumns().size());
        for (var column : register.keyColumns()) values.add(stored(column, (K) key));
        return values;
    }

    private static <T> Object stored(Column<T> column, T source) {
        var value = Row.stored(column.type(), column.value().apply(source));
        if (value == null) throw new Violation("nothing in the key column " + column.name());
        return value;
    }

    private static <T> void write(Row row, List<Column<T>> columns, T source) {
        for (var column : columns)
            row.columns()
                    .put(column.name(), Row.stored(column.type(), column.value().apply(source)));
    }

    private static boolean belongs(Register<?, ?> register, Row row, Set<?> groups) {
        var group = register.group().orElseThrow();
        if (!groups.contains(row.columns().get(group.column().name()))) return false;
        if (group.condition().equals("true")) return true;
        var condition = group.condition().replace("'", "").split(" = ");
        return condition[1].equals(row.columns().get(condition[0]));
    }

    private static <V> V read(Register<?, V> register, Row row) {
        try {
            return register.read(row.result());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
