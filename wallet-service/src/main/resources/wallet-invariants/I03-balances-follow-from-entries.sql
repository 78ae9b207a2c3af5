-- Every balance is the sum of its entries and what the last of them says.
select count(*) from ledger_account a
left join (
    select account_id, sum(delta_rao) as total,
           (array_agg(balance_after_rao order by account_version desc))[1] as last
    from entry group by account_id) e on e.account_id = a.id
where a.posted_rao <> coalesce(e.total, 0) or a.posted_rao <> coalesce(e.last, 0)
