create table nonce (
    address    text        not null,
    nonce      uuid        not null,
    expires_at timestamptz not null,
    primary key (address, nonce)
);
create index nonce_expires_at on nonce (expires_at);
