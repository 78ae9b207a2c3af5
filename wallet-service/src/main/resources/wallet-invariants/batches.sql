-- Batches of the one writer: what was committed together, and announced by one event.
with fresh as ( -- transfers by batch; those that were posted one by one, before there was a writer, have none
    select batch, count(*) as transfers from transfer where :everything and batch is not null group by batch
    union all
    select t.batch, count(*)
    from (select distinct transfer_id from unchecked_entry(false)) e join transfer t on t.id = e.transfer_id
    where not :everything and t.batch is not null group by t.batch
),
counted as ( -- fresh batches beside what they say of themselves
    select count(*) as batches,
           count(*) filter (where coalesce(f.transfers, 0) is distinct from b.transfers::bigint) as wrong
    from fresh f
    full join (select * from ledger_batch where shard = 0 and :everything) every on every.sequence = f.batch
    left join ledger_batch b on b.shard = 0 and b.sequence = coalesce(f.batch, every.sequence)
),
sequences as ( -- each shard's batches beside what its writer says
    select w.shard, w.sequence, count(b.sequence) as batches, coalesce(max(b.sequence), 0) as last
    from ledger_writer w left join ledger_batch b on b.shard = w.shard
    group by w.shard, w.sequence
)
select 'I16' as id, 'Batches follow each other without gaps, and every transfer belongs to exactly one' as title,
       (select sum(sequence) from sequences) || ' batches, ' || batches || ' of them looked into' as figure,
       wrong + (select count(*) from sequences where batches <> sequence or last <> sequence) as violations
from counted
