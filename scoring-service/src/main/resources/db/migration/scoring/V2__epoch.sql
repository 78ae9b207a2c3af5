-- An epoch as it was computed. Input and output are whole, so that anyone can compute it again.
create table epoch (
    netuid      integer not null,
    epoch       bigint  not null check (epoch >= 1),
    block       bigint  not null,
    input_hash  text    not null,
    input       jsonb   not null,
    output      jsonb   not null,
    computed_at timestamptz not null,
    primary key (netuid, epoch)
);
