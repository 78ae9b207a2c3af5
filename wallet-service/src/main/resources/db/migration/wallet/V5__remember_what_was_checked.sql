-- Up to where each account's entries have been checked, so that the next check reads only what came after.

create table account_checkpoint (
    account_id bigint primary key references ledger_account,
    version    bigint not null,
    posted_rao bigint not null
);

-- What is known to be right of each account: its checkpoint, or nothing at all when everything is to be checked.
create function account_base(everything boolean) returns table (account_id bigint, version bigint, posted_rao bigint)
language sql stable as $$
    select a.id, coalesce(c.version, 0), coalesce(c.posted_rao, 0)
    from ledger_account a left join account_checkpoint c on c.account_id = a.id and not everything
$$;

-- Entries that were written since. The inner "offset 0" makes it one index range for each account that has changed.
create function unchecked_entry(everything boolean) returns setof entry language sql stable as $$
    select e.* from ledger_account a
    join account_base(everything) b on b.account_id = a.id
    cross join lateral (
        select * from entry
        where account_id = a.id and account_version > b.version and (everything or a.version <> b.version)
        order by account_version offset 0) e
$$;

-- Few transfers reverse another; to find those of one transfer costs nothing.
create index transfer_reverses on transfer (reverses) where reverses is not null;

-- An id that was refused stays refused.
create trigger burnt_id_is_immutable before update or delete or truncate on burnt_id
    for each statement execute function refuse_change();

-- Where the service does not own its tables, the owner gives its role what it needs and no more: nothing is ever
-- deleted from the books, and what is written once stays as it is. Call it again after each migration.
create procedure grant_service_role(service_role regrole) language plpgsql as $$
begin
    execute format('grant usage on schema %I to %s', current_schema, service_role);
    execute format('grant select, insert, update, delete on all tables in schema %I to %s',
        current_schema, service_role);
    execute format('grant usage on all sequences in schema %I to %s', current_schema, service_role);
    execute format('grant execute on all functions in schema %I to %s', current_schema, service_role);
    execute format('revoke update, delete on transfer, entry, ledger_batch, seal, posting_rule, account_audit, burnt_id from %s',
        service_role);
    execute format('revoke delete on ledger_account, ledger_writer, account, api_key, hold, hold_change, settlement, refunded, issuance,
        stake_operation, epoch_payment, registration_payment from %s', service_role);
end $$;
