-- Money on its way. Only requests that are being served hold any: there is no clearing account a posting may leave
-- money in, and what a silent replica holds goes back when it has expired.
select 'I17' as id, 'No money is stuck on its way: no clearing account, no hold open an hour after it expired' as title,
       (select count(*) || ' open holds, ' || coalesce(sum(amount_rao - captured_rao), 0) || ' rao on their way'
        from hold where state = 'OPEN') as figure,
       (select count(*) from ledger_account
        where kind not in ('ISSUANCE', 'TREASURY', 'CUSTOMER', 'STAKE_POOL') and posted_rao <> 0)
           + (select count(*) from hold
              where state = 'OPEN' and expires_at < :now::timestamptz - interval '1 hour'
                and amount_rao > captured_rao) as violations
