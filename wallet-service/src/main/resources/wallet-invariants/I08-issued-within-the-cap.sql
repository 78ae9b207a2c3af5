-- What is issued is genesis plus minted minus recycled, and never more than the cap.
select count(*) from ledger_account a join issuance i on i.ledger = a.ledger
where a.kind = 'ISSUANCE'
  and (-a.posted_rao <> i.genesis_rao + i.minted_rao - i.recycled_rao
       or -a.posted_rao not between 0 and 21000000000000000
       or a.min_available_rao <> -21000000000000000)
