-- What epochs have paid is what was minted.
select count(*) from issuance
where ledger = 0 and minted_rao <> (select coalesce(sum(paid_rao), 0) from epoch_payment)
