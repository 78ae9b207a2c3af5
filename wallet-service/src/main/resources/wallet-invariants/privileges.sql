-- Who may change the past: nobody. Triggers refuse it to everyone; where the service does not own its tables, it lacks
-- the privilege too.
with guarded (name, trigger) as (
    values ('transfer', 'transfer_is_immutable'), ('entry', 'entry_is_immutable'), ('seal', 'seal_is_immutable'),
           ('ledger_batch', 'ledger_batch_is_immutable'), ('burnt_id', 'burnt_id_is_immutable'),
           ('posting_rule', 'posting_rule_is_immutable'), ('account_audit', 'account_audit_is_immutable')
),
looked_at as (
    select g.name, c.oid, pg_has_role(c.relowner, 'member') as owned, t.oid is not null as refuses
    from guarded g
    join pg_class c on c.oid = to_regclass(g.name)
    left join pg_trigger t on t.tgrelid = c.oid and t.tgname = g.trigger
         and t.tgenabled in ('O', 'A') and t.tgtype & 58 = 58 -- before, update, delete, truncate
         and t.tgfoid = 'refuse_change'::regproc
)
select 'I18' as id, 'Transfers, entries, batches, seals and rules refuse every change' as title,
       count(*) filter (where refuses) || ' of ' || (select count(*) from guarded) || ' tables refuse, '
           || count(*) filter (where not owned) || ' of them not the service''s own' as figure,
       (select count(*) from guarded) - count(*) filter (where refuses)
           + count(*) filter (where not owned and has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')) as violations
from looked_at
