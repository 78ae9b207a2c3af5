package io.taomarket.wallet.epoch;

import io.taomarket.wallet.ledger.Register;

/**
 * What an epoch did to the stakers of a validator.
 *
 * @param stakeBeforeRao everything staked on it before
 * @param raisedRao by how much that grew, the take not counted
 */
record Dividend(int netuid, long epoch, String hotkey, long stakeBeforeRao, long raisedRao) {

    static final Register<Key, Dividend> REGISTER = Register.of("dividend", Dividend::key)
            .key("hotkey", "text", Key::hotkey)
            .key("netuid", "integer", Key::netuid)
            .key("epoch", "bigint", Key::epoch)
            .fixed("stake_before_rao", "bigint", Dividend::stakeBeforeRao)
            .fixed("raised_rao", "bigint", Dividend::raisedRao)
            .reading(row -> new Dividend(
                    row.getInt("netuid"),
                    row.getLong("epoch"),
                    row.getString("hotkey"),
                    row.getLong("stake_before_rao"),
                    row.getLong("raised_rao")));

    /** One dividend per validator, subnet and epoch. */
    record Key(String hotkey, int netuid, long epoch) {}

    Key key() {
        return new Key(hotkey, netuid, epoch);
    }
}
