package io.taomarket.wallet.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.crash.Fact.Kind;
import io.taomarket.wallet.ledger.Ledger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database says has happened, and whether it can be true. */
record Posted(Connection connection) {

    static final UUID TREASURY = Ledger.TREASURY;

    private static final String PAYMENTS = """
            select t.code, t.requested_id, d.public_id, c.public_id, t.amount_rao
            from transfer t join ledger_account d on d.id = t.debit_id join ledger_account c on c.id = t.credit_id
            where t.code in ('TRANSFER', 'DEPOSIT')""";

    private static final String STAKES = "select kind, id, account_id, asked_rao from stake_operation";
    private static final String HOLDS = "select kind, id, hold_id, amount_rao from hold_change";
    private static final String SERVED = "select request_id, account_id, cost_rao from settlement";

    /** What is paid for a request is what its settlement says, and a stake has one transfer. */
    private static final String UNPAID = """
            select count(*) from settlement s
            where s.unpaid_rao <> 0
               or s.cost_rao <> (select coalesce(sum(amount_rao), 0) from transfer t
                                 where t.reference = s.request_id and t.code in ('CHARGE', 'FEE'))""";

    private static final String STAKES_WITHOUT_TRANSFER = """
            select (select count(*) from transfer where code in ('STAKE', 'UNSTAKE'))
                 - (select count(*) from stake_operation)""";

    private static final String BATCHES = """
            select b.sequence, b.epoch, b.transfers, (select count(*) from transfer t where t.batch = b.sequence)
            from ledger_batch b order by b.sequence""";

    private static final String TRANSFERS =
            "select batch, debit_id, credit_id, amount_rao from transfer order by batch";

    /** Acknowledged is posted, posted was intended, refused is not posted, nothing twice. */
    void agreesWith(Journal journal) throws SQLException {
        journal.agreesWith(facts());
        hasAll(journal);
        assertThat(count(UNPAID)).as("settlements without their transfers").isZero();
        assertThat(count(STAKES_WITHOUT_TRANSFER)).isZero();
    }

    /** Except what was given back to a hold that had expired, and so had given back all by itself. */
    void hasAll(Journal journal) throws SQLException {
        var missing = journal.missing(facts());
        var expired = new HashSet<String>();
        try (var rows = query("select id from hold where state = 'EXPIRED'")) {
            while (rows.next()) expired.add(rows.getString(1));
        }
        missing.removeIf(fact -> fact.kind() == Kind.RELEASE && expired.contains(fact.about()));
        assertThat(missing).as("acknowledged and not posted").isEmpty();
    }

    void keepsAllInvariants() throws SQLException, IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:wallet-invariants/*.sql");
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var found = new ArrayList<Map<String, Object>>();
        for (var file : files)
            found.addAll(jdbc.sql(file.getContentAsString(UTF_8))
                    .param("everything", true)
                    .param("now", OffsetDateTime.now(UTC))
                    .query()
                    .listOfRows());
        assertThat(found).hasSizeGreaterThan(15).allSatisfy(row -> assertThat(row)
                .extractingByKey("violations")
                .as(row.toString())
                .isEqualTo(0L));
    }

    /** All transfers, one batch after the other, give the balances, and nobody ever owes between two batches. */
    void replaysToItsBalances() throws SQLException {
        var replayed = new HashMap<Long, Long>();
        var minimum = longs("select id, min_available_rao from ledger_account");
        var batch = 0L;
        try (var rows = query(TRANSFERS)) {
            while (rows.next()) {
                if (rows.getLong(1) != batch) nobodyOwes(replayed, minimum, batch);
                batch = rows.getLong(1);
                replayed.merge(rows.getLong(2), -rows.getLong(4), Math::addExact);
                replayed.merge(rows.getLong(3), rows.getLong(4), Math::addExact);
            }
        }
        nobodyOwes(replayed, minimum, batch);
        longs("select id, posted_rao from ledger_account")
                .forEach((id, postedRao) -> assertThat(replayed.getOrDefault(id, 0L))
                        .as("account " + id)
                        .isEqualTo(postedRao));
    }

    /** Returns how many batches there are. */
    long countsItsBatches() throws SQLException {
        var last = 0L;
        var epoch = 0L;
        try (var rows = query(BATCHES)) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).as("sequence").isEqualTo(++last);
                assertThat(rows.getLong(2)).as("epoch of batch " + last).isGreaterThanOrEqualTo(epoch);
                assertThat(rows.getLong(4)).as("transfers of batch " + last).isEqualTo(rows.getLong(3));
                epoch = rows.getLong(2);
            }
        }
        assertThat(count("select sequence from ledger_writer")).isEqualTo(last);
        return last;
    }

    List<Fact> facts() throws SQLException {
        var facts = new ArrayList<Fact>();
        try (var rows = query(PAYMENTS)) {
            while (rows.next())
                facts.add(Fact.payment(kind(rows), uuid(rows, 2), uuid(rows, 3), uuid(rows, 4), rows.getLong(5)));
        }
        for (var sql : List.of(STAKES, HOLDS)) {
            try (var rows = query(sql)) {
                while (rows.next()) facts.add(Fact.of(kind(rows), uuid(rows, 2), uuid(rows, 3), rows.getLong(4)));
            }
        }
        try (var rows = query(SERVED)) {
            while (rows.next())
                facts.add(Fact.of(Kind.SERVED, UUID.fromString(rows.getString(1)), uuid(rows, 2), rows.getLong(3)));
        }
        return facts;
    }

    long count(String sql) throws SQLException {
        try (var row = query(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void nobodyOwes(Map<Long, Long> balances, Map<Long, Long> minimum, long batch) {
        balances.forEach((id, rao) ->
                assertThat(rao).as("account " + id + " after batch " + batch).isGreaterThanOrEqualTo(minimum.get(id)));
    }

    private Map<Long, Long> longs(String sql) throws SQLException {
        var found = new HashMap<Long, Long>();
        try (var rows = query(sql)) {
            while (rows.next()) found.put(rows.getLong(1), rows.getLong(2));
        }
        return found;
    }

    @SuppressWarnings("resource") // closes with its result
    private ResultSet query(String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString(1));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
