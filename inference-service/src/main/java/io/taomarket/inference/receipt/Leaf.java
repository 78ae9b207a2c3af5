package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;

/** A signed receipt as it stands in the tree of its day. */
public record Leaf(byte[] hash, Instant issuedAt) {

    public static Leaf of(String receipt, Instant issuedAt) {
        return new Leaf(hash(receipt), issuedAt);
    }

    static byte[] hash(String receipt) {
        return MerkleTree.leaf(receipt.getBytes(US_ASCII));
    }
}
