-- What exists.
select 'I8' as id, 'What is issued is genesis plus minted minus recycled, and never more than the cap' as title,
       sum(-a.posted_rao) || ' of 21000000000000000 rao' as figure,
       count(*) filter (where -a.posted_rao <> i.genesis_rao + i.minted_rao - i.recycled_rao
                           or -a.posted_rao not between 0 and 21000000000000000
                           or a.min_available_rao <> -21000000000000000)
           + (select abs(count(*) - 1) from ledger_account where kind = 'ISSUANCE' and ledger = 0) as violations
from ledger_account a join issuance i on i.ledger = a.ledger
where a.kind = 'ISSUANCE'
union all
select 'I10', 'Free, held, staked and the treasury''s money together are what is issued',
       'customers ' || coalesce(sum(posted_rao) filter (where kind = 'CUSTOMER'), 0)
           || ', staked ' || coalesce(sum(posted_rao) filter (where kind = 'STAKE_POOL'), 0)
           || ', treasury ' || coalesce(sum(posted_rao) filter (where kind = 'TREASURY'), 0)
           || ', issued ' || coalesce(-sum(posted_rao) filter (where kind = 'ISSUANCE'), 0) || ' rao',
       (coalesce(sum(posted_rao) filter (where kind in ('CUSTOMER', 'STAKE_POOL', 'TREASURY')), 0)
           <> coalesce(-sum(posted_rao) filter (where kind = 'ISSUANCE'), 0))::int
from ledger_account where ledger = 0
union all
select 'I11', 'What epochs have paid is what was minted, to the rao',
       (select count(*) from epoch_payment) || ' epochs, ' || minted_rao || ' rao',
       (minted_rao <> (select coalesce(sum(paid_rao), 0) from epoch_payment))::int
           + (:everything and minted_rao <> (select coalesce(sum(amount_rao), 0) from transfer where code = 'EMISSION'))::int
from issuance where ledger = 0
