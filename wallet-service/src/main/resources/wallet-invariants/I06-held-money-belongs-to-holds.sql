-- What an account has on hold is what is left in its open holds.
select count(*) from ledger_account a
left join (
    select account_id, sum(amount_rao - captured_rao) as remaining from hold where state = 'OPEN' group by account_id) h
    on h.account_id = a.public_id
where a.held_rao <> coalesce(h.remaining, 0)
