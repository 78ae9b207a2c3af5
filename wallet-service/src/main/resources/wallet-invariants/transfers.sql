-- Movements of money.
with fresh as (
    select t.* from transfer t where :everything
    union all
    select t.* from (select distinct transfer_id from unchecked_entry(false)) e join transfer t on t.id = e.transfer_id
    where not :everything
)
select 'I13' as id, 'Every transfer id exists once, for ever: the key is in force' as title,
       (select count(*) from fresh) || ' transfers' as figure,
       1 - count(*) as violations
from pg_constraint
where conrelid = 'transfer'::regclass and contype = 'p' and convalidated and pg_get_constraintdef(oid) like '%(id)'
union all
select 'I14', 'What reverses a transfer is never more than the transfer',
       count(*) || ' reversed transfers, ' || coalesce(sum(r.reversed_rao), 0) || ' rao',
       count(*) filter (where o.id is null or r.reversed_rao > o.amount_rao or o.amount_rao <> c.amount_rao
                           or r.reversed_rao is distinct from c.refunded_rao)
           + (select count(*) from refunded
              where :everything and not exists (select from transfer where reverses = transfer_id))
from (select distinct reverses as id from fresh where reverses is not null) f
left join transfer o on o.id = f.id
left join refunded c on c.transfer_id = f.id
cross join lateral (select sum(amount_rao) as reversed_rao from transfer where reverses = f.id) r
union all
select 'I15', 'Money moves only between the kinds of account that its code allows',
       count(*) || ' transfers, ' || coalesce(sum(t.amount_rao), 0) || ' rao moved',
       count(*) filter (where t.debit_kind is distinct from d.kind or t.credit_kind is distinct from c.kind
                           or d.ledger <> c.ledger or r.code is null)
from fresh t
left join ledger_account d on d.id = t.debit_id
left join ledger_account c on c.id = t.credit_id
left join posting_rule r on r.code = t.code and r.debit_kind = d.kind and r.credit_kind = c.kind
