-- What was measured of a miner's model: one row a probe or a customer's request, the newest ones only.
create table evidence (
    id          uuid primary key,
    netuid      integer not null,
    hotkey      text    not null,
    model       text    not null,
    kind        text    not null,
    validator   text,
    seed        bigint,
    outcome     text    not null,
    quality     double precision check (quality between 0 and 1),
    similarity  double precision,
    order_holds boolean,
    latency_ms  bigint  not null check (latency_ms >= 0),
    occurred_at timestamptz not null
);
create index evidence_newest on evidence (netuid, hotkey, model, (kind = 'REQUEST'), occurred_at desc);
create index evidence_age on evidence (occurred_at);

-- The score as it was last said.
create table score (
    netuid      integer not null,
    hotkey      text    not null,
    model       text    not null,
    version     bigint  not null,
    score       double precision not null check (score between 0 and 1),
    samples     bigint  not null check (samples >= 0),
    said_at     timestamptz not null,
    primary key (netuid, hotkey, model)
);

-- The newest round that each house validator has begun; whoever moves it on runs the round.
create table validator_round (
    netuid    integer not null,
    validator text    not null,
    round     bigint  not null,
    primary key (netuid, validator)
);
