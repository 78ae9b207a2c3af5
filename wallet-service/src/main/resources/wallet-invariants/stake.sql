-- Share pools. That a share's price never falls by staking and unstaking alone is proved by property tests.
select 'I12' as id, 'A pool''s positions are all its shares, and its money covers what they are worth' as title,
       count(*) || ' pools, ' || coalesce(sum(pooled.posted_rao), 0) || ' rao for positions worth '
           || coalesce(sum(p.worth), 0) as figure,
       count(*) filter (where pool.total_shares <> coalesce(p.shares, 0)
                           or pooled.posted_rao < coalesce(p.worth, 0)
                           or (pool.total_shares = 0) <> (pooled.posted_rao = 0)) as violations
from stake_pool pool
join ledger_account pooled on pooled.public_id = pool.pool_id
left join lateral (
    select sum(shares) as shares, sum(div(pooled.posted_rao * shares, pool.total_shares)) as worth
    from stake_position position where position.hotkey = pool.hotkey and pool.total_shares > 0) p on true
