create table block_head (
    is_only boolean primary key default true check (is_only),
    height  bigint not null check (height >= 0)
);
insert into block_head (height) values (0);

create table subnet (
    netuid              integer primary key check (netuid >= 1), -- 0 is root, which has no slots
    version             bigint  not null,
    name                text    not null unique check (length(name) between 1 and 64),
    owner_account_id    uuid,
    owner_hotkey        text,
    registered_at_block bigint  not null check (registered_at_block >= 0),
    rules               jsonb   not null,
    price_rao           bigint  not null check (price_rao >= 0),
    price_block         bigint  not null check (price_block >= 0),
    open_registrations  integer not null check (open_registrations >= 0),
    neuron_count        integer not null check (neuron_count >= 0)
);

create table owner_change (
    netuid integer not null references subnet,
    name   text    not null,
    block  bigint  not null,
    primary key (netuid, name)
);

create table neuron (
    netuid              integer not null references subnet,
    uid                 integer not null check (uid >= 0),
    version             bigint  not null,
    hotkey              text    not null,
    account_id          uuid    not null,
    registered_at_block bigint  not null check (registered_at_block >= 0),
    primary key (netuid, uid),
    unique (netuid, hotkey)
);
create index neuron_account_id on neuron (account_id);

create table registration (
    registration_id uuid        primary key,
    version         bigint      not null,
    netuid          integer     not null references subnet,
    account_id      uuid        not null,
    hotkey          text        not null,
    max_burn_rao    bigint,
    price_rao       bigint      not null check (price_rao >= 0),
    state           text        not null check (state in ('REQUESTED', 'REGISTERED', 'DECLINED')),
    code            text,
    uid             integer,
    block           bigint,
    requested_at    timestamptz not null,
    check ((state = 'REGISTERED') = (uid is not null and block is not null)),
    check ((state = 'DECLINED') = (code is not null))
);
create unique index registration_one_open_per_hotkey on registration (netuid, hotkey) where state = 'REQUESTED';
create index registration_open_by_account on registration (account_id) where state = 'REQUESTED';

create table offer (
    netuid           integer     not null references subnet,
    hotkey           text        not null,
    version          bigint      not null,
    offer_version    bigint      not null check (offer_version >= 0),
    uid              integer     not null,
    account_id       uuid        not null,
    scheme           text,
    host             text,
    port             integer check (port between 1 and 65535),
    base_path        text,
    models           jsonb       not null,
    is_live          boolean     not null,
    served_at_block  bigint,
    challenged_at    timestamptz not null,
    proved_at        timestamptz,
    next_proof_at    timestamptz not null,
    failed_proofs    integer     not null check (failed_proofs >= 0),
    primary key (netuid, hotkey),
    check (not is_live or (scheme is not null and host is not null and port is not null and base_path is not null))
);
create index offer_live_by_account on offer (account_id) where is_live;
create index offer_due on offer (next_proof_at) where is_live;

create table subnet_epoch (
    netuid integer primary key,
    epoch  bigint not null,
    block  bigint not null
);

create table neuron_score (
    netuid           integer not null,
    uid              integer not null,
    hotkey           text    not null,
    incentive_bits   bigint  not null,
    dividend_bits    bigint  not null,
    consensus        integer not null,
    incentive        integer not null,
    dividends        integer not null,
    validator_trust  integer not null,
    stake_weight     integer not null,
    validator_permit boolean not null,
    active           boolean not null,
    primary key (netuid, uid)
);

create table weights_set (
    netuid integer not null,
    uid    integer not null,
    hotkey text    not null,
    block  bigint  not null,
    primary key (netuid, uid)
);

create table stake (
    netuid    integer not null,
    hotkey    text    not null,
    version   bigint  not null,
    total_rao bigint  not null,
    primary key (netuid, hotkey)
);
