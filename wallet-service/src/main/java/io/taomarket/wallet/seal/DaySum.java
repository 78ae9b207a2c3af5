package io.taomarket.wallet.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;

/** What a day's transfers come to: how many, how much, and one hash over all of them. */
final class DaySum {

    private final MerkleTree tree = new MerkleTree();
    private BigInteger debitsRao = BigInteger.ZERO; // may be more than exists, as money moves many times a day

    void add(long amountRao, String canonical) {
        debitsRao = debitsRao.add(BigInteger.valueOf(amountRao));
        tree.add(canonical.getBytes(UTF_8));
    }

    long count() {
        return tree.leaves();
    }

    BigInteger debitsRao() {
        return debitsRao;
    }

    byte[] root() {
        return tree.root();
    }
}
