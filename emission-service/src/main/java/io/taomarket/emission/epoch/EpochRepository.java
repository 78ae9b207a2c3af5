package io.taomarket.emission.epoch;

import static java.time.ZoneOffset.UTC;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EpochRepository {

    private static final String COLUMNS = """
            select netuid, epoch, block, budget_rao, budget_rao - carried_rao as paid_rao, carried_rao, paid_at
            from epoch_payment
            """;

    private final JdbcClient jdbc;

    EpochRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isPaid(int netuid, long epoch) {
        return find(netuid, epoch).isPresent();
    }

    Optional<Emission> find(int netuid, long epoch) {
        return jdbc.sql(COLUMNS + "where netuid = ? and epoch = ?")
                .params(netuid, epoch)
                .query(Emission.class)
                .optional();
    }

    /** The newest epochs before the given one. */
    List<Emission> before(int netuid, long epoch, int limit) {
        return jdbc.sql(COLUMNS + "where netuid = ? and epoch < ? order by epoch desc limit ?")
                .params(netuid, epoch, limit)
                .query(Emission.class)
                .list();
    }

    List<Payout> payouts(int netuid, long epoch) {
        return jdbc.sql("""
                select role, hotkey, account_id, amount_rao from payout
                where netuid = ? and epoch = ? order by position
                """).params(netuid, epoch).query(Payout.class).list();
    }

    void insert(EpochPaid paid, long block) {
        jdbc.sql("""
                insert into epoch_payment (netuid, epoch, block, budget_rao, carried_rao, paid_at)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        paid.netuid(),
                        paid.epoch(),
                        block,
                        paid.budgetRao(),
                        paid.carriedRao(),
                        paid.occurredAt().atOffset(UTC))
                .update();
        insertPayouts(paid);
    }

    private void insertPayouts(EpochPaid paid) {
        jdbc.sql("""
                insert into payout (netuid, epoch, position, role, hotkey, account_id, amount_rao)
                select :netuid, :epoch, paid.* from unnest(:positions::integer[], :roles::text[], :hotkeys::text[],
                    :accounts::uuid[], :amounts::bigint[]) as paid
                """)
                .param("netuid", paid.netuid())
                .param("epoch", paid.epoch())
                .param(
                        "positions",
                        IntStream.range(0, paid.payouts().size()).boxed().toArray(Integer[]::new))
                .param("roles", texts(paid, payout -> payout.role().name()))
                .param("hotkeys", texts(paid, Payout::hotkey))
                .param("accounts", texts(paid, payout -> payout.accountId().toString()))
                .param("amounts", paid.payouts().stream().map(Payout::amountRao).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(EpochPaid paid, Function<Payout, String> part) {
        return paid.payouts().stream().map(part).toArray(String[]::new);
    }

    /**
     * What an epoch has paid.
     *
     * @param block at which the epoch fell due
     * @param carriedRao what it left to the next
     */
    record Emission(
            int netuid, long epoch, long block, long budgetRao, long paidRao, long carriedRao, Instant paidAt) {}
}
