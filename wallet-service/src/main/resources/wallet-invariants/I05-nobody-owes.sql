-- No account has less than its minimum.
select count(*) from ledger_account where posted_rao - held_rao < min_available_rao or held_rao < 0
