-- What was spent of a hold is what settlements took from it, never more than was set aside.
select count(*) from hold h
left join (select hold_id, sum(from_hold_rao) as spent from settlement group by hold_id) s on s.hold_id = h.id
where h.captured_rao <> coalesce(s.spent, 0) or h.captured_rao > h.amount_rao
