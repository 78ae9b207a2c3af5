-- Every transfer id exists once, and fees and charges add up to what settlements say.
select (select count(*) - count(distinct id) from transfer)
     + (select count(*) from (
            select (select coalesce(sum(amount_rao), 0) from transfer where code = 'FEE') as fees,
                   (select coalesce(sum(protocol_rao), 0) from settlement) as settled) f where fees <> settled)
