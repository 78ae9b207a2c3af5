package io.taomarket.wallet.ledger.writer;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement while it is being put together: its text, and what stands for its question marks. */
final class Sql {

    private final StringBuilder text = new StringBuilder(2_000);
    private final List<Parameter> parameters = new ArrayList<>();

    Sql add(String more) {
        text.append(more);
        return this;
    }

    Sql value(String type, Object value) {
        text.append("?::").append(type);
        parameters.add((_, statement, index) -> statement.setObject(index, value));
        return this;
    }

    /** A column of values, in the order of the rows. */
    <R> Sql array(String type, Collection<? extends R> rows, Function<? super R, ? extends @Nullable Object> value) {
        text.append("?::").append(type).append("[]");
        var values = rows.stream().map(value).map(Sql::plain).toArray(array(type));
        parameters.add(
                (connection, statement, index) -> statement.setArray(index, connection.createArrayOf(type, values)));
        return this;
    }

    /** Several statements that are sent at once and answered in their order. */
    static Sql together(List<Sql> statements) {
        var all = new Sql();
        var separator = "";
        for (var statement : statements) {
            all.add(separator).add(statement.text());
            all.parameters.addAll(statement.parameters);
            separator = ";\n";
        }
        return all;
    }

    String text() {
        return text.toString();
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        var index = 1;
        for (var parameter : parameters) parameter.set(connection, statement, index++);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant time -> time.atOffset(UTC).toString();
            case BigInteger whole -> new BigDecimal(whole);
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> value;
        };
    }

    /** Arrays of a class that the driver sends in binary. */
    private static java.util.function.IntFunction<@Nullable Object[]> array(String type) {
        return switch (type) {
            case "bigint" -> Long[]::new;
            case "integer" -> Integer[]::new;
            case "smallint" -> Short[]::new;
            case "text", "timestamptz", "date" -> String[]::new;
            case "bytea" -> byte[][]::new;
            case "uuid" -> java.util.UUID[]::new;
            case "numeric" -> BigDecimal[]::new;
            default -> Object[]::new;
        };
    }

    private interface Parameter {
        void set(Connection connection, PreparedStatement statement, int index) throws SQLException;
    }
}
