package io.taomarket.wallet.epoch;

import static java.time.ZoneOffset.UTC;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.wallet.epoch.EpochPayments.Dividend;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EpochRepository {

    private final JdbcClient jdbc;

    EpochRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the epoch has been paid before. */
    boolean insert(EpochPaid epoch, Instant now) {
        return jdbc.sql("""
                insert into epoch_payment (netuid, epoch, event_id, paid_rao, paid_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                epoch.netuid(),
                                epoch.epoch(),
                                epoch.eventId(),
                                epoch.budgetRao() - epoch.carriedRao(),
                                now.atOffset(UTC))
                        .update()
                == 1;
    }

    void insert(List<Dividend> dividends) {
        if (dividends.isEmpty()) return;
        jdbc.sql("""
                insert into dividend (netuid, epoch, hotkey, stake_before_rao, raised_rao)
                select * from unnest(
                    :netuids::integer[], :epochs::bigint[], :hotkeys::text[], :before::bigint[], :raised::bigint[])
                on conflict do nothing
                """)
                .param("netuids", dividends.stream().map(Dividend::netuid).toArray(Integer[]::new))
                .param("epochs", dividends.stream().map(Dividend::epoch).toArray(Long[]::new))
                .param("hotkeys", dividends.stream().map(Dividend::hotkey).toArray(String[]::new))
                .param(
                        "before",
                        dividends.stream().map(Dividend::stakeBeforeRao).toArray(Long[]::new))
                .param("raised", dividends.stream().map(Dividend::raisedRao).toArray(Long[]::new))
                .update();
    }
}
