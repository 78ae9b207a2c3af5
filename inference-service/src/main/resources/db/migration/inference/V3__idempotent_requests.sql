create table idempotent_request (
    account_id     uuid        not null,
    key_sha256     bytea       not null,
    request_sha256 bytea       not null, -- path and body; another request under the same key is refused
    request_id     text        not null, -- what is charged under the key is charged under this id, so once
    run_id         uuid        not null, -- who runs the request now, or ran it last
    leased_until   timestamptz not null, -- while RUNNING: by then the replica that runs it has renewed this, or is dead
    orphaned       boolean     not null default false, -- a run ended unseen and may be charged: the request id must stay
    state          text        not null check (state in ('RUNNING', 'KEPT', 'CUT_OFF', 'TOO_LARGE')),
    headers        jsonb,
    body           bytea,                -- packed, and sealed with a key that only the caller can repeat
    created_at     timestamptz not null default now(),
    primary key (account_id, key_sha256),
    check ((state = 'KEPT') = (body is not null and headers is not null))
);
create index idempotent_request_created_at on idempotent_request (created_at);
