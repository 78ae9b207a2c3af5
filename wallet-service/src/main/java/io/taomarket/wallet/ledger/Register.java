package io.taomarket.wallet.ledger;

import io.taomarket.contracts.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that is kept beside the accounts and changes together with them: holds, share pools, settlements.
 * Says which table it is, so that the ledger can load what a batch reads and write what it changed with everything
 * else in one statement. One constant per kind, in the feature that owns it; only the ledger's writer changes the table.
 *
 * @param <K> what names a record; a record class where that takes several columns
 */
public final class Register<K, V> {

    private final String table;
    private final Function<V, K> keyOf;
    private final RowReader<V> reader;
    private final List<Column<K>> keyColumns;
    private final List<Column<V>> fixed;
    private final List<Column<V>> changing;
    private final @Nullable String insertedAt;
    private final @Nullable Group<V> group;
    private final boolean othersWrite;
    private final @Nullable BiFunction<V, Books, Event> news;

    private Register(Builder<K, V> builder, RowReader<V> reader) {
        table = builder.table;
        keyOf = builder.keyOf;
        this.reader = reader;
        keyColumns = List.copyOf(builder.keyColumns);
        fixed = List.copyOf(builder.fixed);
        changing = List.copyOf(builder.changing);
        insertedAt = builder.insertedAt;
        group = builder.group;
        othersWrite = builder.othersWrite;
        news = builder.news;
    }

    /** A register of records in this table, each named by what the function says. */
    public static <K, V> Builder<K, V> of(String table, Function<V, K> keyOf) {
        return new Builder<>(table, keyOf);
    }

    public String table() {
        return table;
    }

    public K keyOf(V value) {
        return keyOf.apply(value);
    }

    public V read(ResultSet row) throws SQLException {
        return reader.read(row);
    }

    public List<Column<K>> keyColumns() {
        return keyColumns;
    }

    /** Columns that are written once, with the record. */
    public List<Column<V>> fixed() {
        return fixed;
    }

    public List<Column<V>> changing() {
        return changing;
    }

    /** The column that keeps the time of the batch that inserted the record. */
    public Optional<String> insertedAt() {
        return Optional.ofNullable(insertedAt);
    }

    /** What several records can have in common, when commands ask for all of them. */
    public Optional<Group<V>> group() {
        return Optional.ofNullable(group);
    }

    /** True when somebody beside the writer touches existing rows, so that they must be locked. */
    public boolean othersWrite() {
        return othersWrite;
    }

    /** What the others hear of a record that a batch has changed; once per batch, as it is in the end. */
    public Optional<Event> news(V value, Books books) {
        return news == null ? Optional.empty() : Optional.of(news.apply(value, books));
    }

    @Override
    public String toString() {
        return table;
    }

    /**
     * A column and what stands in it.
     *
     * @param type as PostgreSQL calls it
     */
    public record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    /**
     * What several records have in common.
     *
     * @param column where the database keeps it
     * @param condition of the rows that count, in SQL
     */
    public record Group<V>(Column<V> column, String condition) {}

    /** Makes a record of a row. */
    @FunctionalInterface
    public interface RowReader<V> {
        V read(ResultSet row) throws SQLException;
    }

    /** Says what a register is made of. */
    public static final class Builder<K, V> {

        private final String table;
        private final Function<V, K> keyOf;
        private final List<Column<K>> keyColumns = new ArrayList<>();
        private final List<Column<V>> fixed = new ArrayList<>();
        private final List<Column<V>> changing = new ArrayList<>();
        private @Nullable String insertedAt;
        private @Nullable Group<V> group;
        private boolean othersWrite;
        private @Nullable BiFunction<V, Books, Event> news;

        private Builder(String table, Function<V, K> keyOf) {
            this.table = table;
            this.keyOf = keyOf;
        }

        public Builder<K, V> key(String name, String type, Function<K, @Nullable Object> value) {
            keyColumns.add(new Column<>(name, type, value));
            return this;
        }

        public Builder<K, V> fixed(String name, String type, Function<V, @Nullable Object> value) {
            fixed.add(new Column<>(name, type, value));
            return this;
        }

        public Builder<K, V> changing(String name, String type, Function<V, @Nullable Object> value) {
            changing.add(new Column<>(name, type, value));
            return this;
        }

        public Builder<K, V> insertedAt(String name) {
            insertedAt = name;
            return this;
        }

        public Builder<K, V> group(String name, String type, String condition, Function<V, @Nullable Object> value) {
            group = new Group<>(new Column<>(name, type, value), condition);
            return this;
        }

        public Builder<K, V> othersWrite() {
            othersWrite = true;
            return this;
        }

        public Builder<K, V> news(BiFunction<V, Books, Event> event) {
            news = event;
            return this;
        }

        public Register<K, V> reading(RowReader<V> reader) {
            return new Register<>(this, reader);
        }
    }
}
