-- Money that is set aside.
select 'I6' as id, 'What an account has on hold is what is left in its open holds' as title,
       count(h.account_id) || ' accounts with open holds, ' || coalesce(sum(h.remaining_rao), 0) || ' rao' as figure,
       count(*) filter (where a.held_rao <> coalesce(h.remaining_rao, 0)) as violations
from ledger_account a
left join (select account_id, sum(amount_rao - captured_rao) as remaining_rao
           from hold where state = 'OPEN' group by account_id) h on h.account_id = a.public_id
union all
select 'I7', 'A hold ends once, and what was spent of it is what settlements took, never more than was set aside',
       count(*) || ' holds, ' || coalesce(sum(h.captured_rao), 0) || ' rao captured',
       count(*) filter (where (:everything and h.captured_rao <> coalesce(s.spent_rao, 0))
                           or (:everything and (h.state = 'SETTLED', h.state = 'VOIDED')
                                   is distinct from (coalesce(c.settled, 0) = 1, coalesce(c.voided, 0) = 1))
                           or (:everything and c.settled + c.voided > 1)
                           or h.captured_rao > h.amount_rao)
from hold h
left join (select hold_id, sum(from_hold_rao) as spent_rao from settlement where :everything group by hold_id) s
    on s.hold_id = h.id
left join (select hold_id, count(*) filter (where kind = 'SETTLE') as settled, count(*) filter (where kind = 'VOID') as voided
           from hold_change where :everything and kind in ('SETTLE', 'VOID') group by hold_id) c on c.hold_id = h.id
where :everything or h.state = 'OPEN'
