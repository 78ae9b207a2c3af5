package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Register.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries for what a batch reads. Rows that somebody else may touch are locked, in the order of their names. */
final class Loading {

    private static final String ACCOUNTS = """
            select id, public_id, kind, standing, posted_rao, held_rao, min_available_rao, version
            from ledger_account where public_id = any(""";

    private static final String TRANSFERS = """
            select t.id, t.code, d.public_id as debit_id, c.public_id as credit_id, t.amount_rao,
                   t.requested_id, t.reference, t.memo, t.reverses
            from transfer t join ledger_account d on d.id = t.debit_id join ledger_account c on c.id = t.credit_id
            where t.id = any(""";

    private Loading() {}

    static Sql accounts(Collection<UUID> publicIds) {
        return new Sql().add(ACCOUNTS).array("uuid", publicIds, id -> id).add(") order by id for no key update");
    }

    static Sql transfers(Collection<UUID> ids) {
        return new Sql().add(TRANSFERS).array("uuid", ids, id -> id).add(")");
    }

    /** One query where one can say it, two where it takes a join. */
    static <K, V> List<Sql> records(Register<K, V> register, Set<K> keys, Set<?> groups) {
        if (register.keyColumns().size() == 1) return List.of(bySingleKey(register, keys, groups));
        var queries = new ArrayList<Sql>();
        if (!keys.isEmpty()) queries.add(byJoin(register, keys));
        if (!groups.isEmpty()) queries.add(inGroups(select(register).add(" where "), register, groups));
        return queries;
    }

    private static <K, V> Sql bySingleKey(Register<K, V> register, Set<K> keys, Set<?> groups) {
        var key = register.keyColumns().getFirst();
        var sql = select(register).add(" where ");
        if (!keys.isEmpty()) in(sql, key, keys);
        if (!keys.isEmpty() && !groups.isEmpty()) sql.add(" or ");
        if (!groups.isEmpty()) inGroups(sql, register, groups);
        if (register.othersWrite()) sql.add(" order by " + key.name() + " for no key update");
        return sql;
    }

    private static <K> void in(Sql sql, Column<K> column, Set<K> keys) {
        sql.add(column.name() + " = any(")
                .array(column.type(), keys, column.value())
                .add(")");
    }

    private static <V> Sql inGroups(Sql sql, Register<?, V> register, Set<?> groups) {
        var group = register.group().orElseThrow();
        return sql.add("(" + group.column().name() + " = any(")
                .array(group.column().type(), groups, name -> name)
                .add(") and " + group.condition() + ")");
    }

    private static <K, V> Sql byJoin(Register<K, V> register, Set<K> keys) {
        var names = register.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
        var sql = select(register).add(" join unnest(");
        var separator = "";
        for (var column : register.keyColumns()) {
            sql.add(separator).array(column.type(), keys, column.value());
            separator = ", ";
        }
        return sql.add(") as wanted (" + names + ") using (" + names + ")");
    }

    private static Sql select(Register<?, ?> register) {
        var columns = Stream.of(register.keyColumns(), register.fixed(), register.changing())
                .flatMap(List::stream)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return new Sql().add("select " + columns + " from " + register.table());
    }
}
