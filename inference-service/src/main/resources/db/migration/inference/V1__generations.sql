create table generation (
    request_id text primary key,
    reply_id   text        not null,
    account_id uuid        not null,
    created_at timestamptz not null,
    document   jsonb       not null
);
create index generation_reply_id on generation (reply_id);
create index generation_created_at on generation (created_at);
