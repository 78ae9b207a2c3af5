package io.taomarket.wallet.invariant;

import java.util.List;

/**
 * Invariants of the specification that the books alone cannot show, and who shows them.
 *
 * @param checkedBy where to look
 */
record Elsewhere(String id, String title, String checkedBy) {

    static final List<Elsewhere> ALL = List.of(
            new Elsewhere(
                    "I9",
                    "What is issued follows the schedule of halvings exactly",
                    "emission-service, which knows the schedule: property tests of issuance; I11 ties what was minted"
                            + " to what emission has said"),
            new Elsewhere(
                    "I19",
                    "What was acknowledged was posted, and what was posted was intended",
                    "the crash tests, whose clients remember what they asked for"));
}
