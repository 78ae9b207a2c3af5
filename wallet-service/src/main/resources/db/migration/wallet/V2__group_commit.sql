-- One writer commits many commands at once. What it works out in memory, and invariants check, is no longer looked up
-- row by row: the foreign keys of the busiest tables go. posting_rule stays for people and invariants; a constraint that
-- says the same refuses other routes.

create table ledger_writer (
    shard     smallint primary key,
    epoch     bigint      not null default 0, -- grows with every election; a batch of an older one is refused
    sequence  bigint      not null default 0, -- of the last batch
    posted_at timestamptz not null default '1970-01-01Z'
) with (fillfactor = 10);
insert into ledger_writer (shard) values (0);

create table ledger_batch (
    shard     smallint    not null,
    sequence  bigint      not null check (sequence > 0),
    id        uuid        not null,
    epoch     bigint      not null,
    transfers integer     not null check (transfers >= 0),
    posted_at timestamptz not null,
    primary key (shard, sequence)
);
create trigger ledger_batch_is_immutable before update or delete or truncate on ledger_batch
    for each statement execute function refuse_change();

-- Ends the statement that writes a batch: fails when a part of it changed other rows than were worked out. The first
-- part is the fence.
create function ledger_require(actual bigint[], expected bigint[]) returns boolean language plpgsql as $$
begin
    if actual = expected then return true; end if;
    if actual[1] <> expected[1] then
        raise exception 'another writer has taken over' using errcode = 'LF001';
    end if;
    raise exception 'a batch changed % rows instead of %', actual, expected using errcode = 'LC001';
end $$;

-- Ids that were refused once and stay refused, so that a late duplicate cannot succeed.
create table burnt_id (
    id         uuid primary key,
    code       text        not null,
    refused_at timestamptz not null
);

alter table ledger_account
    add column standing text not null default 'OPEN' check (standing in ('OPEN', 'FROZEN', 'CLOSED')),
    add constraint closed_is_empty check (standing <> 'CLOSED' or (posted_rao = 0 and held_rao = 0)),
    drop constraint ledger_account_check,
    add constraint minimum_is_a_reserve check (min_available_rao >= 0 or kind = 'ISSUANCE');
create trigger ledger_account_is_never_removed before delete or truncate on ledger_account
    for each statement execute function refuse_change();

insert into posting_rule values
    ('REFUND', 'CUSTOMER', 'CUSTOMER'),
    ('REFUND', 'CUSTOMER', 'TREASURY');

alter table transfer
    add column batch bigint, -- nothing for those that were posted one by one
    drop constraint transfer_debit_id_fkey,
    drop constraint transfer_credit_id_fkey,
    drop constraint transfer_reverses_fkey,
    drop constraint allowed_route,
    add constraint allowed_route check (code || ' ' || debit_kind || ' ' || credit_kind = any (array[
        'GENESIS ISSUANCE TREASURY', 'DEPOSIT TREASURY CUSTOMER', 'TRANSFER CUSTOMER CUSTOMER',
        'REFUND CUSTOMER CUSTOMER', 'REFUND CUSTOMER TREASURY', 'CHARGE CUSTOMER CUSTOMER', 'CHARGE TREASURY CUSTOMER',
        'FEE CUSTOMER ISSUANCE', 'FEE TREASURY ISSUANCE', 'REGISTRATION CUSTOMER ISSUANCE', 'STAKE CUSTOMER STAKE_POOL',
        'UNSTAKE STAKE_POOL CUSTOMER', 'STAKE_MOVE STAKE_POOL STAKE_POOL', 'EMISSION ISSUANCE STAKE_POOL']));
alter table entry
    drop constraint entry_account_id_fkey,
    drop constraint entry_transfer_id_fkey;

alter table settlement drop constraint settlement_account_id_fkey;

-- Holds end in three ways, and whoever sets money aside looks at all open holds of the account.
alter table hold
    drop constraint hold_state_check,
    add constraint hold_state_check check (state in ('OPEN', 'EXPIRED', 'SETTLED', 'VOIDED'));
alter table hold_change
    drop constraint hold_change_kind_check,
    add constraint hold_change_kind_check check (kind in ('OPEN', 'TOP_UP', 'RELEASE', 'SETTLE', 'VOID')),
    drop constraint hold_change_amount_rao_check,
    add constraint hold_change_amount_rao_check check (amount_rao >= 0);
drop index hold_key;
create index hold_account on hold (account_id) where state = 'OPEN';

create table refunded (
    transfer_id  uuid primary key,
    amount_rao   bigint not null,
    refunded_rao bigint not null check (refunded_rao > 0),
    constraint refunds_within_the_transfer check (refunded_rao <= amount_rao)
) with (fillfactor = 70);
