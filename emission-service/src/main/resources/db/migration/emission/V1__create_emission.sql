-- What other services have said, newest version only.
create table subnet (
    netuid           integer primary key,
    version          bigint  not null,
    owner_account_id uuid,
    owner_hotkey     text,
    owner_cut        boolean not null
);

create table issuance (
    ledger       integer primary key,
    version      bigint not null,
    genesis_rao  bigint not null check (genesis_rao >= 0),
    recycled_rao bigint not null check (recycled_rao >= 0)
);

-- Fees that have been counted: an id counts once. Old ones may be forgotten, see emission.demand.keep-ids.
create table counted_fee (
    event_id uuid primary key,
    paid_at  timestamptz not null,
    netuid   integer     not null,
    cost_rao bigint      not null check (cost_rao > 0)
);
create index counted_fee_paid_at on counted_fee (paid_at);

create table demand (
    netuid       integer primary key,
    average_bits numeric(60, 0) not null default 0 check (average_bits >= 0), -- 2^-32 rao per block
    new_fees_rao bigint         not null default 0 check (new_fees_rao >= 0)  -- since the last block
);

create table block (
    height       bigint primary key check (height >= 1),
    emission_rao bigint      not null check (emission_rao >= 0),
    minted_rao   bigint      not null check (minted_rao >= emission_rao), -- by this block and all before it
    issued_rao   bigint      not null check (issued_rao >= 0),
    produced_at  timestamptz not null
);

-- What blocks have minted is in here: pending, or paid.
create table budget (
    netuid         integer primary key,
    owner_rao      bigint not null default 0 check (owner_rao >= 0),
    miners_rao     bigint not null default 0 check (miners_rao >= 0),
    validators_rao bigint not null default 0 check (validators_rao >= 0),
    carried_rao    bigint not null default 0 check (carried_rao >= 0),
    paid_rao       bigint not null default 0 check (paid_rao >= 0)
);

create table epoch_payment (
    netuid      integer     not null,
    epoch       bigint      not null,
    block       bigint      not null,
    budget_rao  bigint      not null check (budget_rao >= 0),
    carried_rao bigint      not null check (carried_rao between 0 and budget_rao),
    paid_at     timestamptz not null,
    primary key (netuid, epoch)
);

create table payout (
    netuid     integer not null,
    epoch      bigint  not null,
    position   integer not null,
    role       text    not null check (role in ('MINER', 'VALIDATOR', 'OWNER')),
    hotkey     text    not null,
    account_id uuid    not null,
    amount_rao bigint  not null check (amount_rao > 0),
    primary key (netuid, epoch, position),
    foreign key (netuid, epoch) references epoch_payment
);
