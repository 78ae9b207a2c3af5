-- Requests that were answered with the generation of an earlier one under the same idempotency key.
create table generation_alias (
    request_id            text primary key,
    account_id            uuid        not null,
    generation_request_id text        not null,
    created_at            timestamptz not null default now()
);
create index generation_alias_created_at on generation_alias (created_at);
