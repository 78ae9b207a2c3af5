-- Balances and the entries they follow from.
with walked as ( -- each unchecked entry beside the one before it
    select e.account_id, e.account_version, e.delta_rao, e.balance_after_rao, a.min_available_rao,
           coalesce(lag(e.account_version) over steps, b.version) as version_before,
           coalesce(lag(e.balance_after_rao) over steps, b.posted_rao) as balance_before_rao
    from unchecked_entry(:everything) e
    join account_base(:everything) b on b.account_id = e.account_id
    join ledger_account a on a.id = e.account_id
    window steps as (partition by e.account_id order by e.account_version)
),
entries as (
    select count(*) as checked,
           count(*) filter (where balance_after_rao::numeric <> balance_before_rao::numeric + delta_rao) as wrong_sums,
           count(*) filter (where account_version <> version_before + 1) as gaps,
           count(*) filter (where balance_after_rao < min_available_rao) as below_minimum
    from walked
),
ends as ( -- each account beside its last entry
    select a.id, a.posted_rao, a.version, b.version as base_version,
           coalesce(e.account_version, b.version) as last_version,
           coalesce(e.balance_after_rao, b.posted_rao) as last_balance_rao
    from ledger_account a
    join account_base(:everything) b on b.account_id = a.id
    left join lateral (
        select account_version, balance_after_rao from entry
        where account_id = a.id and (:everything or a.version <> b.version)
        order by account_version desc limit 1) e on true
),
transfers as ( -- each transfer beside the entries that were made for it
    select t.id, t.amount_rao, e.transfer_id, e.entries, e.sum_rao, e.largest_rao
    from (select transfer_id, count(*) as entries, sum(delta_rao) as sum_rao, max(delta_rao) as largest_rao
          from unchecked_entry(:everything) group by transfer_id) e
    left join transfer t on t.id = e.transfer_id
),
lonely as ( -- transfers whose entries are not where they say
    select count(*) as found from transfer t
    left join entry d on d.account_id = t.debit_id and d.account_version = t.debit_version
    left join entry c on c.account_id = t.credit_id and c.account_version = t.credit_version
    where :everything
      and (d.transfer_id is distinct from t.id or c.transfer_id is distinct from t.id
           or d.delta_rao <> -t.amount_rao or c.delta_rao <> t.amount_rao)
)
select 'I1' as id, 'All balances of a ledger, ISSUANCE included, sum to zero' as title,
       count(*) || ' accounts, sum ' || coalesce(sum(posted_rao), 0) || ' rao' as figure,
       (select count(*) from (select from ledger_account group by ledger having sum(posted_rao) <> 0) l) as violations
from ledger_account
union all
select 'I2', 'The entries of every transfer cancel out and are what it says',
       count(*) || ' transfers, sum ' || coalesce(sum(sum_rao), 0) || ' rao',
       count(*) filter (where id is null or entries <> 2 or sum_rao <> 0 or largest_rao <> amount_rao)
           + (select found from lonely)
from transfers
union all
select 'I3', 'Every balance is the sum of its entries and what the last of them says',
       (select count(*) from ends) || ' accounts, ' || checked || ' entries',
       wrong_sums + (select count(*) from ends where posted_rao <> last_balance_rao)
from entries
union all
select 'I4', 'Every account''s version counts its entries, without gaps',
       (select count(*) from ends) || ' accounts, ' || checked || ' entries',
       gaps + (select count(*) from ends where version <> last_version or version < base_version)
from entries
union all
select 'I5', 'No account has, or ever had, less than its minimum',
       count(*) || ' accounts, ' || coalesce(sum(held_rao), 0) || ' rao held',
       count(*) filter (where posted_rao - held_rao < min_available_rao or held_rao < 0)
           + (select below_minimum from entries)
from ledger_account
