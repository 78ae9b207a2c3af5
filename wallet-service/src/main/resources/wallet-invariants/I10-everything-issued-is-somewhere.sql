-- Free, held, staked and the treasury's money together are what is issued.
select count(*) from (
    select sum(posted_rao) filter (where kind = 'CUSTOMER') as customers,
           sum(posted_rao) filter (where kind = 'STAKE_POOL') as staked,
           sum(posted_rao) filter (where kind = 'TREASURY') as treasury,
           -sum(posted_rao) filter (where kind = 'ISSUANCE') as issued
    from ledger_account where ledger = 0) s
where coalesce(customers, 0) + coalesce(staked, 0) + treasury <> issued
