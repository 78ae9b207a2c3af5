-- Several secrets may open one key for a while, so that a key is rotated without an outage.

create table key_secret (
    secret_hmac bytea primary key,
    key_id      uuid        not null references api_key,
    created_at  timestamptz not null,
    valid_until timestamptz -- nothing: the present one, until the next rotation
);
create index key_secret_key on key_secret (key_id);
create unique index one_present_secret on key_secret (key_id) where valid_until is null;
insert into key_secret (secret_hmac, key_id, created_at) select secret_hmac, id, created_at from api_key;

alter table api_key drop column secret_hmac, add column rotated_at timestamptz, add column old_secret_until timestamptz;

-- The operator may stop an account, let it go on, or close it. What was done, why and when stays; the ledger's writer
-- records it together with the account's standing.

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed; what is wrong is corrected by a new row', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create table account_audit (
    id         uuid primary key,
    number     bigint generated always as identity, -- in their order
    account_id uuid        not null references account,
    action     text        not null check (action in ('FREEZE', 'UNFREEZE', 'CLOSE')),
    reason     text        not null check (length(reason) between 1 and 500),
    request_id text        not null, -- under which the gateway's logs show who asked
    created_at timestamptz not null
);
create index account_audit_account on account_audit (account_id, number);
create trigger account_audit_is_immutable before update or delete or truncate on account_audit
    for each statement execute function refuse_change();
