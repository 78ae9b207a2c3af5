-- Balances and the entries they follow from.
with walked as ( -- each unchecked entry beside the one before it and the transfer it was made for
    select e.*, a.min_available_rao, t.debit_id, t.debit_version, t.credit_id, t.credit_version, t.amount_rao,
           coalesce(lag(e.account_version) over steps, b.version) as version_before,
           coalesce(lag(e.balance_after_rao) over steps, b.posted_rao) as balance_before_rao
    from unchecked_entry(:everything) e
    join account_base(:everything) b on b.account_id = e.account_id
    join ledger_account a on a.id = e.account_id
    left join transfer t on t.id = e.transfer_id
    window steps as (partition by e.account_id order by e.account_version)
),
entries as (
    select count(*) as checked, sum(delta_rao) as sum_rao,
           count(*) filter (where (account_id, account_version, delta_rao) = (debit_id, debit_version, -amount_rao))
               as debits,
           count(*) filter (where (account_id, account_version, delta_rao) = (credit_id, credit_version, amount_rao))
               as credits,
           count(*) filter (where not :everything and delta_rao < 0 and not exists (
               select from entry o where o.transfer_id = walked.transfer_id
                   and o.account_id = credit_id and o.account_version = credit_version)) as alone,
           count(*) filter (where balance_after_rao::numeric <> balance_before_rao::numeric + delta_rao) as wrong_sums,
           count(*) filter (where account_version <> version_before + 1) as gaps,
           count(*) filter (where balance_after_rao < least(min_available_rao, 0)) as below_minimum
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
ownerless as ( -- entries of no account
    select count(*) as found from entry e
    where :everything and not exists (select from ledger_account a where a.id = e.account_id)
)
select 'I1' as id, 'All balances of a ledger, ISSUANCE included, sum to zero' as title,
       count(*) || ' accounts, sum ' || coalesce(sum(posted_rao), 0) || ' rao' as figure,
       (select count(*) from (select from ledger_account group by ledger having sum(posted_rao) <> 0) l) as violations
from ledger_account
union all
select 'I2', 'Every transfer has two entries, which are what it says and cancel out',
       debits || ' transfers, ' || checked || ' entries, sum ' || coalesce(sum_rao, 0) || ' rao',
       checked - debits - credits + abs(debits - credits) + alone + (coalesce(sum_rao, 0) <> 0)::int
           + case when :everything then abs(debits - (select count(*) from transfer)) else 0 end
from entries
union all
select 'I3', 'Every balance is the sum of its entries and what the last of them says',
       (select count(*) from ends) || ' accounts, ' || checked || ' entries',
       wrong_sums + (select count(*) from ends where posted_rao <> last_balance_rao)
from entries
union all
select 'I4', 'Every account''s version counts its entries, without gaps',
       (select count(*) from ends) || ' accounts, ' || checked || ' entries',
       gaps + (select found from ownerless)
           + (select count(*) from ends where version <> last_version or version < base_version)
from entries
union all
select 'I5', 'No account has less than its minimum, or ever owed',
       count(*) || ' accounts, ' || coalesce(sum(held_rao), 0) || ' rao held',
       count(*) filter (where posted_rao - held_rao < min_available_rao or held_rao < 0)
           + (select below_minimum from entries)
from ledger_account
