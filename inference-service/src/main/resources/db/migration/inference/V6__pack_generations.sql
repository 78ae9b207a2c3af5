-- What is told about requests is packed by the batch in which it came: such texts are much alike, so together they take
-- a tenth. The row of a request only says where its text is. A reply's id ends with its request's and needs no index.
create sequence generation_block_id;
create table generation_block (
    id        bigint primary key,
    newest    timestamptz not null, -- of the requests in it
    documents bytea       not null  -- Zstandard; each text behind its length in four bytes
);
alter table generation_block alter column documents set storage external; -- it is packed already
create index generation_block_newest on generation_block (newest);

alter table generation
    drop column reply_id,
    add column block bigint,
    add column place integer check (place >= 0), -- the byte of the unpacked block at which the text begins
    alter column document drop not null,         -- only older rows have it
    add constraint document_is_somewhere check ((document is null) = (block is not null and place is not null));
