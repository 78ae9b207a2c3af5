package io.taomarket.wallet.simulation;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row by its columns, as the database keeps it and as a register reads it. */
record Row(Map<String, @Nullable Object> columns) {

    /** The value as it comes back from a column of this type. */
    static @Nullable Object stored(String type, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            case Instant time -> OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
            case BigInteger number -> new BigDecimal(number);
            case Number number when !(number instanceof BigDecimal) -> number.longValue();
            case String text when type.equals("date") -> LocalDate.parse(text);
            case String text when text.indexOf(0) >= 0 -> throw new Poisoned();
            default -> value;
        };
    }

    long number(String column) {
        return (Long) value(column);
    }

    Object value(String column) {
        var value = columns.get(column);
        if (value == null) throw new Violation("nothing in " + column + " of " + columns);
        return value;
    }

    ResultSet result() {
        return (ResultSet)
                Proxy.newProxyInstance(Row.class.getClassLoader(), new Class<?>[] {ResultSet.class}, this::answer);
    }

    private @Nullable Object answer(Object proxy, Method method, Object[] arguments) {
        var column = (String) arguments[0];
        if (!columns.containsKey(column)) throw new Violation("there is no column " + column);
        var value = columns.get(column);
        return switch (method.getName()) {
            case "getInt" -> value == null ? 0 : ((Long) value).intValue();
            case "getLong" -> value == null ? 0L : value;
            case "getString", "getBigDecimal", "getObject" -> value;
            default -> throw new Violation("a row cannot " + method.getName());
        };
    }

    /** The database does not take this, whatever else is in the batch. */
    static final class Poisoned extends RuntimeException {}
}
