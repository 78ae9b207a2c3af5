-- A receipt as it stands in a day's tree: its hash only. It is late when its day was sealed without it.
create table receipt_leaf (
    leaf      bytea primary key check (length(leaf) = 32),
    issued_at timestamptz not null,
    day       date, -- whose root covers it; nothing until it is sealed
    position  bigint check (position >= 0),
    check ((day is null) = (position is null))
);
create unique index receipt_leaf_place on receipt_leaf (day, position) where day is not null;
create index receipt_leaf_waiting on receipt_leaf (issued_at, leaf) where day is null;

create table receipt_root (
    day       date primary key,
    leaves    bigint      not null check (leaves >= 0),
    root      bytea       not null check (length(root) = 32),
    previous  bytea       not null check (length(previous) = 32),
    sealed_at timestamptz not null,
    statement text        not null -- all of it, signed
);

-- The roots of a day's full subtrees, so that a proof need not read the whole day.
create table receipt_subtree (
    day    date   not null references receipt_root,
    number bigint not null check (number >= 0),
    root   bytea  not null check (length(root) = 32),
    primary key (day, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: it has been published', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger receipt_root_is_immutable before update or delete or truncate on receipt_root
    for each statement execute function refuse_change();
create trigger receipt_subtree_is_immutable before update or delete or truncate on receipt_subtree
    for each statement execute function refuse_change();

insert into receipt_leaf (leaf, issued_at)
select sha256('\x00'::bytea || convert_to(document ->> 'receipt', 'UTF8')), created_at
from generation
where document ->> 'receipt' is not null
on conflict do nothing;
