create table outbox (
    seq         bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    topic       text        not null,
    key         text        not null,
    payload     bytea       not null,
    occurred_at timestamptz not null
);

create table idempotency (
    principal    text        not null,
    route        text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       smallint,
    response     bytea,
    created_at   timestamptz not null,
    primary key (principal, route, key)
);
create index idempotency_created_at on idempotency (created_at);
