-- What other services have said, newest version only.
create table subnet (
    netuid              integer primary key,
    version             bigint not null,
    name                text   not null,
    owner_hotkey        text,
    registered_at_block bigint not null,
    hyperparameters     jsonb  not null,
    epochs              bigint not null default 0 -- computed so far: the clock of commits
);

-- One slot: who holds it, and what consensus remembers of the holder.
create table neuron (
    netuid              integer not null,
    uid                 integer not null check (uid between 0 and 65535),
    version             bigint  not null,
    hotkey              text    not null,
    account_id          uuid    not null,
    registered_at_block bigint  not null,
    last_update_block   bigint  not null,
    validator_permit    boolean not null default false,
    weight_uids         integer[] not null default '{}',
    weight_values       integer[] not null default '{}',
    bond_uids           integer[] not null default '{}',
    bond_values         integer[] not null default '{}',
    primary key (netuid, uid),
    check (cardinality(weight_uids) = cardinality(weight_values)),
    check (cardinality(bond_uids) = cardinality(bond_values))
);
create index neuron_hotkey on neuron (netuid, hotkey);

create table stake (
    netuid    integer not null,
    hotkey    text    not null,
    version   bigint  not null,
    total_rao bigint  not null check (total_rao >= 0),
    primary key (netuid, hotkey)
);

create table offer (
    netuid  integer not null,
    hotkey  text    not null,
    version bigint  not null,
    uid     integer not null,
    url     text    not null,
    models  text[]  not null,
    primary key (netuid, hotkey)
);

create table chain (
    only_row boolean primary key default true check (only_row),
    height   bigint not null check (height >= 0)
);
insert into chain (height) values (0);
