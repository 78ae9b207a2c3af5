-- Money moves only between the kinds of account that its code allows.
select count(*) from transfer t
join ledger_account d on d.id = t.debit_id
join ledger_account c on c.id = t.credit_id
where t.debit_kind <> d.kind or t.credit_kind <> c.kind or d.ledger <> c.ledger
   or not exists (select 1 from posting_rule r
                  where r.code = t.code and r.debit_kind = t.debit_kind and r.credit_kind = t.credit_kind)
