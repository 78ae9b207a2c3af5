-- Transfers, entries and posting rules refuse every change.
select 3 - count(*) from pg_trigger t
where not t.tgisinternal and t.tgenabled = 'O'
  and t.tgname in ('transfer_is_immutable', 'entry_is_immutable', 'posting_rule_is_immutable')
