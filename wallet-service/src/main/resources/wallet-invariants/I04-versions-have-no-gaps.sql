-- Every account's version counts its entries, without gaps.
select count(*) from ledger_account a
left join (
    select account_id, count(*) as entries, max(account_version) as last, min(account_version) as first
    from entry group by account_id) e on e.account_id = a.id
where a.version <> coalesce(e.entries, 0) or a.version <> coalesce(e.last, 0) or coalesce(e.first, 1) <> 1
