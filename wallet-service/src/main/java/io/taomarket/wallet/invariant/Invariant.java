package io.taomarket.wallet.invariant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that must always be true, and whether it is.
 *
 * @param id as in the ledger's specification, such as {@code I1}
 * @param figure how much was looked at, and what it came to
 * @param violations zero is wanted
 */
record Invariant(String id, String title, String figure, long violations) {

    @JsonProperty
    boolean ok() {
        return violations == 0;
    }
}
