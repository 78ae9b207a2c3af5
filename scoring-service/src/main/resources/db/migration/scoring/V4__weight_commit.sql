-- Weights that a validator has promised but not yet shown. Epochs are counted as in subnet.epochs.
create table weight_commit (
    netuid integer not null,
    hotkey text    not null,
    hash   text    not null,
    epoch  bigint  not null,
    block  bigint  not null,
    primary key (netuid, hotkey, hash)
);
