-- Every transfer has exactly two entries, which cancel out.
select count(*) from (
    select t.id from transfer t left join entry e on e.transfer_id = t.id
    group by t.id, t.amount_rao
    having count(e.transfer_id) <> 2 or sum(e.delta_rao) <> 0 or max(e.delta_rao) <> t.amount_rao) broken
