package io.taomarket.wallet.stake;

import static java.time.ZoneOffset.UTC;
import static java.util.function.Predicate.not;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StakeRepository {

    private final JdbcClient jdbc;

    StakeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertPool(String hotkey, UUID poolId, UUID ownerId, int takeParts) {
        jdbc.sql("insert into stake_pool (hotkey, pool_id, owner_id, take_parts) values (?, ?, ?, ?)")
                .params(hotkey, poolId, ownerId, takeParts)
                .update();
    }

    List<StakePool> pools(Set<String> hotkeys) {
        return jdbc.sql("""
                select hotkey, pool_id, owner_id, total_shares, take_parts, take_raised_at, version
                from stake_pool where hotkey = any(?::text[])
                """)
                .param(hotkeys.toArray(String[]::new))
                .query((row, _) -> new StakePool(
                        row.getString("hotkey"),
                        row.getObject("pool_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getBigDecimal("total_shares").toBigIntegerExact(),
                        row.getInt("take_parts"),
                        row.getObject("take_raised_at", Long.class),
                        row.getLong("version")))
                .list();
    }

    List<Position> positions(Set<String> hotkeys, Set<UUID> ownerIds) {
        return jdbc.sql("""
                select hotkey, owner_id, shares from stake_position
                where hotkey = any(?::text[]) and owner_id = any(?::uuid[])
                """)
                .param(hotkeys.toArray(String[]::new))
                .param(ownerIds.toArray(UUID[]::new))
                .query((row, _) -> new Position(
                        row.getString("hotkey"),
                        row.getObject("owner_id", UUID.class),
                        row.getBigDecimal("shares").toBigIntegerExact()))
                .list();
    }

    void update(Collection<StakePool> pools) {
        var updated = jdbc.sql("""
                update stake_pool p set total_shares = n.shares, version = p.version + 1
                from unnest(:hotkeys::text[], :shares::numeric[], :versions::bigint[]) as n (hotkey, shares, version)
                where p.hotkey = n.hotkey and p.version = n.version
                """)
                .param("hotkeys", pools.stream().map(StakePool::hotkey).toArray(String[]::new))
                .param(
                        "shares",
                        pools.stream().map(p -> new BigDecimal(p.totalShares())).toArray(BigDecimal[]::new))
                .param("versions", pools.stream().map(StakePool::version).toArray(Long[]::new))
                .update();
        if (updated != pools.size()) throw new IllegalStateException("wrote " + updated + " of " + pools.size());
    }

    void updateTake(StakePool pool) {
        jdbc.sql("update stake_pool set take_parts = ?, take_raised_at = ?, version = version + 1 where hotkey = ?")
                .param(pool.takeParts())
                .param(pool.takeRaisedAt())
                .param(pool.hotkey())
                .update();
    }

    /** A position without shares goes. */
    void write(Collection<Position> positions) {
        write(positions.stream().filter(Position::isGone).toList(), """
                delete from stake_position p using unnest(:hotkeys::text[], :owners::uuid[], :shares::numeric[])
                    as n (hotkey, owner_id, shares)
                where p.hotkey = n.hotkey and p.owner_id = n.owner_id
                """);
        write(positions.stream().filter(not(Position::isGone)).toList(), """
                insert into stake_position (hotkey, owner_id, shares)
                select * from unnest(:hotkeys::text[], :owners::uuid[], :shares::numeric[])
                on conflict (hotkey, owner_id) do update set shares = excluded.shares
                """);
    }

    private void write(List<Position> positions, String sql) {
        if (positions.isEmpty()) return;
        jdbc.sql(sql)
                .param("hotkeys", positions.stream().map(Position::hotkey).toArray(String[]::new))
                .param("owners", positions.stream().map(Position::ownerId).toArray(UUID[]::new))
                .param(
                        "shares",
                        positions.stream().map(p -> new BigDecimal(p.shares())).toArray(BigDecimal[]::new))
                .update();
    }

    Optional<StakeOperation> find(UUID accountId, UUID id) {
        return jdbc.sql("""
                select account_id, id, kind, hotkey, to_hotkey, asked_rao, amount_rao
                from stake_operation where account_id = ? and id = ?
                """).params(accountId, id).query(StakeOperation.class).optional();
    }

    void insert(StakeOperation done, Instant now) {
        jdbc.sql("""
                insert into stake_operation (account_id, id, kind, hotkey, to_hotkey, asked_rao, amount_rao, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(done.accountId())
                .param(done.id())
                .param(done.kind().name())
                .param(done.hotkey())
                .param(done.toHotkey())
                .param(done.askedRao())
                .param(done.amountRao())
                .param(now.atOffset(UTC))
                .update();
    }
}
