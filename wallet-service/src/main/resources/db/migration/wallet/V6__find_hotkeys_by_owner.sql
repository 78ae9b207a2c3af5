-- An account that has hotkeys is not closed; whether it has any is asked within the batch that closes it.
create index stake_pool_owner on stake_pool (owner_id);
