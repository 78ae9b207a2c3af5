package io.taomarket.emission.demand;

import static java.time.ZoneOffset.UTC;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DemandRepository {

    private final JdbcClient jdbc;

    DemandRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fee whose id is known already changes nothing. */
    void count(List<Fee> fees) {
        jdbc.sql("""
                with counted as (
                    insert into counted_fee (event_id, paid_at, netuid, cost_rao)
                    select * from unnest(
                        :ids::uuid[], :times::timestamptz[], :netuids::integer[], :costs::bigint[])
                    on conflict do nothing
                    returning netuid, cost_rao
                )
                insert into demand (netuid, new_fees_rao)
                select netuid, sum(cost_rao)::bigint from counted group by netuid order by netuid
                on conflict (netuid) do update set new_fees_rao = demand.new_fees_rao + excluded.new_fees_rao
                """)
                .param("ids", fees.stream().map(fee -> fee.eventId().toString()).toArray(String[]::new))
                .param(
                        "times",
                        fees.stream().map(fee -> fee.paidAt().toString()).toArray(String[]::new))
                .param("netuids", fees.stream().map(Fee::netuid).toArray(Integer[]::new))
                .param("costs", fees.stream().map(Fee::costRao).toArray(Long[]::new))
                .update();
    }

    List<Average> lockAll() {
        return jdbc.sql("select netuid, average_bits, new_fees_rao from demand order by netuid for update")
                .query(DemandRepository::average)
                .list();
    }

    void fold(List<Average> averages) {
        if (averages.isEmpty()) return;
        jdbc.sql("""
                update demand set average_bits = folded.average_bits, new_fees_rao = 0
                from unnest(:netuids::integer[], :averages::numeric[]) as folded(netuid, average_bits)
                where demand.netuid = folded.netuid
                """)
                .param("netuids", averages.stream().map(Average::netuid).toArray(Integer[]::new))
                .param(
                        "averages",
                        averages.stream()
                                .map(average -> average.averageBits().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Answers how many were forgotten. */
    int forget(Instant before, int limit) {
        return jdbc.sql("""
                delete from counted_fee where event_id in (
                    select event_id from counted_fee where paid_at < ? order by paid_at limit ?)
                """).params(before.atOffset(UTC), limit).update();
    }

    private static Average average(ResultSet row, int number) throws SQLException {
        return new Average(
                row.getInt("netuid"),
                row.getBigDecimal("average_bits").toBigIntegerExact(),
                row.getLong("new_fees_rao"));
    }

    /**
     * A subnet's fees.
     *
     * @param averageBits 2^-32 rao per block
     * @param newFeesRao paid since the last block
     */
    record Average(int netuid, BigInteger averageBits, long newFeesRao) {

        Average with(BigInteger newAverageBits) {
            return new Average(netuid, newAverageBits, 0);
        }
    }
}
