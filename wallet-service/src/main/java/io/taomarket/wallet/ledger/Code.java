package io.taomarket.wallet.ledger;

import static io.taomarket.wallet.ledger.Kind.CUSTOMER;
import static io.taomarket.wallet.ledger.Kind.ISSUANCE;
import static io.taomarket.wallet.ledger.Kind.STAKE_POOL;
import static io.taomarket.wallet.ledger.Kind.TREASURY;

import java.util.Set;

/** Why money moves, and between which kinds of account it then may; the table {@code posting_rule} says the same. */
public enum Code {
    /** The operator's first money comes into existence. */
    GENESIS(new Route(ISSUANCE, TREASURY)),
    /** The treasury sells TAO to an account. */
    DEPOSIT(new Route(TREASURY, CUSTOMER)),
    /** One account pays another. */
    TRANSFER(new Route(CUSTOMER, CUSTOMER)),
    /** Some or all of a transfer goes back where it came from. */
    REFUND(new Route(CUSTOMER, CUSTOMER), new Route(CUSTOMER, TREASURY)),
    /** A customer pays a miner for a served request. */
    CHARGE(new Route(CUSTOMER, CUSTOMER), new Route(TREASURY, CUSTOMER)),
    /** The protocol's part of a charge is recycled. */
    FEE(new Route(CUSTOMER, ISSUANCE), new Route(TREASURY, ISSUANCE)),
    /** The price of a slot is recycled. */
    REGISTRATION(new Route(CUSTOMER, ISSUANCE)),
    STAKE(new Route(CUSTOMER, STAKE_POOL)),
    UNSTAKE(new Route(STAKE_POOL, CUSTOMER)),
    STAKE_MOVE(new Route(STAKE_POOL, STAKE_POOL)),
    /** An epoch's reward comes into existence as stake. */
    EMISSION(new Route(ISSUANCE, STAKE_POOL));

    private final Set<Route> routes;

    Code(Route... routes) {
        this.routes = Set.of(routes);
    }

    /** True when money may go this way for this reason. */
    public boolean allows(Kind debit, Kind credit) {
        return routes.contains(new Route(debit, credit));
    }

    Set<Route> routes() {
        return routes;
    }

    /** From one kind of account to another. */
    record Route(Kind debit, Kind credit) {}
}
