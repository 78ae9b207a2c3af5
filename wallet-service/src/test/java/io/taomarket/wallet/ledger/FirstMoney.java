package io.taomarket.wallet.ledger;

/** The command that mints the operator's money, for tests of other packages. */
public final class FirstMoney {

    private FirstMoney() {}

    public static Command<Boolean> minting(long treasuryRao) {
        return new Genesis.Mint(treasuryRao);
    }
}
