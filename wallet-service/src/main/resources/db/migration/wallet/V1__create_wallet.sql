-- Who has what. The schema refuses what the code must never do.

create table account (
    id         uuid primary key,
    name       text        not null check (length(name) between 1 and 100),
    created_at timestamptz not null,
    version    bigint      not null default 0
);

-- The ledger. Balances are signed, credit positive; ISSUANCE goes negative by what exists, so all of them sum to zero.

create table ledger_account (
    id                bigint generated always as identity primary key,
    public_id         uuid     not null unique,
    ledger            smallint not null default 0, -- 0 = TAO
    kind              text     not null check (kind in ('ISSUANCE', 'TREASURY', 'CUSTOMER', 'STAKE_POOL')),
    posted_rao        bigint   not null default 0,
    held_rao          bigint   not null default 0 check (held_rao >= 0),
    min_available_rao bigint   not null default 0 check (min_available_rao = 0 or kind = 'ISSUANCE'),
    version           bigint   not null default 0,
    constraint never_below_minimum check (posted_rao - held_rao >= min_available_rao)
) with (fillfactor = 70);
create unique index one_system_account_of_a_kind on ledger_account (ledger, kind) where kind in ('ISSUANCE', 'TREASURY');

insert into ledger_account (public_id, kind, min_available_rao) values
    ('00000000-0000-0000-0000-000000000001', 'ISSUANCE', -21000000000000000), -- the supply cap, 21 million TAO
    ('00000000-0000-0000-0000-000000000002', 'TREASURY', 0);

create table posting_rule (
    code        text not null,
    debit_kind  text not null,
    credit_kind text not null,
    primary key (code, debit_kind, credit_kind)
);
insert into posting_rule values
    ('GENESIS', 'ISSUANCE', 'TREASURY'),
    ('DEPOSIT', 'TREASURY', 'CUSTOMER'),
    ('TRANSFER', 'CUSTOMER', 'CUSTOMER'),
    ('CHARGE', 'CUSTOMER', 'CUSTOMER'),
    ('CHARGE', 'TREASURY', 'CUSTOMER'),
    ('FEE', 'CUSTOMER', 'ISSUANCE'),
    ('FEE', 'TREASURY', 'ISSUANCE'),
    ('REGISTRATION', 'CUSTOMER', 'ISSUANCE'),
    ('STAKE', 'CUSTOMER', 'STAKE_POOL'),
    ('UNSTAKE', 'STAKE_POOL', 'CUSTOMER'),
    ('STAKE_MOVE', 'STAKE_POOL', 'STAKE_POOL'),
    ('EMISSION', 'ISSUANCE', 'STAKE_POOL');

create table transfer (
    id           uuid primary key,
    debit_id     bigint      not null references ledger_account,
    credit_id    bigint      not null references ledger_account,
    debit_kind   text        not null,
    credit_kind  text        not null,
    amount_rao   bigint      not null check (amount_rao > 0),
    code         text        not null,
    requested_id uuid, -- what the caller named it
    reference    text, -- what it is about: a request, a hotkey, a registration
    memo         text,
    reverses     uuid references transfer,
    created_at   timestamptz not null,
    constraint two_accounts check (debit_id <> credit_id),
    constraint allowed_route foreign key (code, debit_kind, credit_kind) references posting_rule
);

create table entry (
    account_id        bigint not null references ledger_account,
    account_version   bigint not null, -- gapless, so two writers can never both append
    transfer_id       uuid   not null references transfer,
    delta_rao         bigint not null check (delta_rao <> 0),
    balance_after_rao bigint not null,
    primary key (account_id, account_version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed; correct it by a new transfer', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger transfer_is_immutable before update or delete or truncate on transfer
    for each statement execute function refuse_change();
create trigger entry_is_immutable before update or delete or truncate on entry
    for each statement execute function refuse_change();
create trigger posting_rule_is_immutable before update or delete or truncate on posting_rule
    for each statement execute function refuse_change();

create table issuance (
    ledger       smallint primary key,
    version      bigint not null default 0,
    genesis_rao  bigint not null default 0 check (genesis_rao >= 0),
    minted_rao   bigint not null default 0 check (minted_rao >= 0),
    recycled_rao bigint not null default 0 check (recycled_rao >= 0),
    check (genesis_rao + minted_rao - recycled_rao between 0 and 21000000000000000)
);
insert into issuance (ledger) values (0);

-- API keys. The secret itself is nowhere; what is kept cannot be turned back into it.

create table api_key (
    id                  uuid primary key,
    account_id          uuid        not null references account,
    name                text        not null check (length(name) between 1 and 100),
    prefix              text        not null,
    secret_hmac         bytea       not null unique,
    scopes              text[]      not null,
    models              text[]      not null,
    limit_rao           bigint check (limit_rao > 0),
    limit_reset         text check (limit_reset in ('DAILY', 'WEEKLY', 'MONTHLY')),
    requests_per_minute integer check (requests_per_minute > 0),
    tokens_per_minute   integer check (tokens_per_minute > 0),
    expires_at          timestamptz,
    disabled            boolean     not null default false,
    revoked_at          timestamptz,
    created_at          timestamptz not null,
    last_used_at        timestamptz,
    version             bigint      not null default 0
);
create index api_key_account on api_key (account_id, created_at);

create table key_usage (
    key_id      uuid primary key references api_key,
    total_rao   bigint not null check (total_rao >= 0),
    day         date   not null,
    daily_rao   bigint not null check (daily_rao >= 0),
    week        date   not null,
    weekly_rao  bigint not null check (weekly_rao >= 0),
    month       date   not null,
    monthly_rao bigint not null check (monthly_rao >= 0)
);

-- Money set aside for requests that are on their way.

create table hold (
    id           uuid primary key,
    account_id   uuid        not null references account,
    key_id       uuid        not null references api_key,
    replica      text        not null,
    amount_rao   bigint      not null check (amount_rao >= 0),
    captured_rao bigint      not null default 0 check (captured_rao >= 0),
    state        text        not null check (state in ('OPEN', 'EXPIRED')),
    expires_at   timestamptz not null,
    created_at   timestamptz not null,
    constraint captured_within_amount check (captured_rao <= amount_rao)
) with (fillfactor = 70);
create index hold_expiry on hold (expires_at) where state = 'OPEN';
create index hold_replica on hold (replica) where state = 'OPEN';
create index hold_key on hold (key_id) where state = 'OPEN';

-- Every change of a hold by its id, so that a repeated call does nothing. A hold is opened by the change of its own id.
create table hold_change (
    id         uuid primary key,
    hold_id    uuid        not null references hold,
    kind       text        not null check (kind in ('OPEN', 'TOP_UP', 'RELEASE')),
    amount_rao bigint      not null check (amount_rao > 0),
    created_at timestamptz not null
);

create table settlement (
    account_id      uuid        not null references account,
    request_id      text        not null,
    event_id        uuid        not null,
    hold_id         uuid        not null,
    key_id          uuid        not null,
    cost_rao        bigint      not null check (cost_rao > 0),
    from_hold_rao   bigint      not null check (from_hold_rao >= 0),
    from_free_rao   bigint      not null check (from_free_rao >= 0),
    loss_rao        bigint      not null check (loss_rao >= 0),   -- paid by the treasury
    unpaid_rao      bigint      not null check (unpaid_rao >= 0), -- what even the treasury did not have
    miner_rao       bigint      not null check (miner_rao >= 0),
    protocol_rao    bigint      not null check (protocol_rao >= 0),
    settled_at      timestamptz not null,
    primary key (account_id, request_id),
    check (from_hold_rao + from_free_rao + loss_rao + unpaid_rao = cost_rao),
    check (miner_rao + protocol_rao + unpaid_rao = cost_rao)
);

-- Hotkeys and stake.

create table hotkey (
    address    text primary key,
    account_id uuid        not null references account,
    scheme     text        not null check (scheme in ('ED25519', 'SR25519')),
    bound_at   timestamptz not null
);
create index hotkey_account on hotkey (account_id, bound_at);

create table stake_pool (
    hotkey              text primary key references hotkey,
    pool_id             uuid           not null unique references ledger_account (public_id),
    owner_id            uuid           not null references account,
    total_shares        numeric(30, 0) not null default 0 check (total_shares >= 0),
    take_parts          integer        not null check (take_parts between 0 and 11796), -- 18 % of 65535
    take_raised_at      bigint, -- block of the last raise
    version             bigint         not null default 0
);

create table stake_position (
    hotkey   text           not null references stake_pool,
    owner_id uuid           not null references account,
    shares   numeric(30, 0) not null check (shares > 0),
    primary key (hotkey, owner_id)
);
create index stake_position_owner on stake_position (owner_id);

create table stake_operation (
    account_id  uuid        not null references account,
    id          uuid        not null,
    kind        text        not null check (kind in ('STAKE', 'UNSTAKE', 'MOVE')),
    hotkey      text        not null references stake_pool,
    to_hotkey   text references stake_pool,
    asked_rao   bigint check (asked_rao > 0), -- nothing: all of it
    amount_rao  bigint      not null check (amount_rao > 0),
    created_at  timestamptz not null,
    primary key (account_id, id)
);

create table dividend (
    netuid           integer not null,
    epoch            bigint  not null,
    hotkey           text    not null references stake_pool,
    stake_before_rao bigint  not null check (stake_before_rao >= 0),
    raised_rao       bigint  not null check (raised_rao >= 0),
    primary key (hotkey, netuid, epoch)
);

-- What other services have said and wallet has acted on, once.

create table epoch_payment (
    netuid   integer     not null,
    epoch    bigint      not null,
    event_id uuid        not null,
    paid_rao bigint      not null check (paid_rao >= 0),
    paid_at  timestamptz not null,
    primary key (netuid, epoch)
);

create table registration_payment (
    registration_id uuid primary key,
    account_id      uuid        not null,
    paid_rao        bigint check (paid_rao >= 0),
    declined_code   text,
    decided_at      timestamptz not null,
    check ((paid_rao is null) <> (declined_code is null))
);

create table chain_head (
    only_one boolean primary key default true check (only_one),
    height   bigint not null check (height >= 0)
);
insert into chain_head (height) values (0);
