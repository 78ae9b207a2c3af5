-- Tamper evidence: what happened on a day is sealed when the day (UTC) is over, each seal upon the one before.

create table seal (
    shard          smallint       not null,
    day            date           not null,
    count          bigint         not null check (count >= 0),
    sum_debits_rao numeric(38, 0) not null check (sum_debits_rao >= 0),
    root           bytea          not null check (length(root) = 32), -- Merkle root of the day's transfers and entries
    prev           bytea          not null check (length(prev) = 32), -- hash of the seal before; zeros for the first
    sealed_at      timestamptz    not null,
    primary key (shard, day)
);
create trigger seal_is_immutable before update or delete or truncate on seal
    for each statement execute function refuse_change();

-- A transfer knows its two entries, so that they are found by their key, years later too.

alter table transfer add column debit_version bigint, add column credit_version bigint;
alter table transfer disable trigger transfer_is_immutable;
update transfer t set debit_version = d.account_version, credit_version = c.account_version
from entry d, entry c
where d.transfer_id = t.id and d.account_id = t.debit_id and c.transfer_id = t.id and c.account_id = t.credit_id;
alter table transfer enable trigger transfer_is_immutable;
alter table transfer alter column debit_version set not null, alter column credit_version set not null;

-- Transfers are appended in time order, which a BRIN index finds again at almost no cost.
create index transfer_created_at on transfer using brin (created_at) with (pages_per_range = 16, autosummarize = on);
