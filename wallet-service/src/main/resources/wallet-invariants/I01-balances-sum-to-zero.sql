-- All balances of a ledger, ISSUANCE included, sum to zero.
select count(*) from (select ledger from ledger_account group by ledger having sum(posted_rao) <> 0) unbalanced
