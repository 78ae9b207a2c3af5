package io.taomarket.wallet.stake;

import io.taomarket.wallet.door.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stake as stakers see it. */
@Repository
class StakeViews {

    private static final String DELEGATE = """
            select pool.hotkey, pool.owner_id as owner, pooled.posted_rao as total_stake_rao, pool.take_parts as take,
                   (select count(*) from stake_position p where p.hotkey = pool.hotkey and p.owner_id <> pool.owner_id)
                       as nominators,
                   (select sum(raised_rao)::double precision / nullif(sum(stake_before_rao), 0)
                    from (select raised_rao, stake_before_rao from dividend where dividend.hotkey = pool.hotkey
                          order by epoch desc limit 10) latest) as yield_per_epoch
            from stake_pool pool join ledger_account pooled on pooled.public_id = pool.pool_id
            """;

    private final JdbcClient jdbc;

    StakeViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an account has staked, by hotkey. */
    List<Held> held(UUID accountId, PageRequest page) {
        return jdbc.sql("""
                select position.hotkey, 0 as netuid, pool.owner_id as owner, pool.take_parts as take,
                       div(pooled.posted_rao * position.shares, pool.total_shares)::bigint as stake_rao
                from stake_position position
                join stake_pool pool on pool.hotkey = position.hotkey
                join ledger_account pooled on pooled.public_id = pool.pool_id
                where position.owner_id = :account and position.hotkey > :after collate "C"
                order by position.hotkey collate "C" limit :rows
                """)
                .param("account", accountId)
                .param("after", page.position().orElse(""))
                .param("rows", page.rows())
                .query(Held.class)
                .list();
    }

    /** Everybody one can stake on, the largest first. */
    List<Delegate> delegates(int rows, long belowRao, String after) {
        return jdbc.sql(DELEGATE + """
                where pooled.posted_rao < :below or (pooled.posted_rao = :below and pool.hotkey > :after collate "C")
                order by pooled.posted_rao desc, pool.hotkey collate "C" limit :rows
                """)
                .param("below", belowRao)
                .param("after", after)
                .param("rows", rows)
                .query(Delegate.class)
                .list();
    }

    Optional<Delegate> delegate(String hotkey) {
        return jdbc.sql(DELEGATE + "where pool.hotkey = ?")
                .param(hotkey)
                .query(Delegate.class)
                .optional();
    }

    record Held(String hotkey, int netuid, long stakeRao, UUID owner, int take) {}

    /**
     * A hotkey one can stake on.
     *
     * @param take the owner's share of dividends, in parts of 65535
     * @param nominators how many other accounts have staked on it
     * @param yieldPerEpoch by how much its latest ten dividends raised stake, each, on average; nothing before the first
     */
    record Delegate(
            String hotkey,
            UUID owner,
            long totalStakeRao,
            int take,
            long nominators,
            @Nullable Double yieldPerEpoch) {}
}
