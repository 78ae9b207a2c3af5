-- What reverses a transfer is never more than the transfer.
select count(*) from transfer t
join (select reverses, sum(amount_rao) as refunded from transfer where reverses is not null group by reverses) r
    on r.reverses = t.id
where r.refunded > t.amount_rao
