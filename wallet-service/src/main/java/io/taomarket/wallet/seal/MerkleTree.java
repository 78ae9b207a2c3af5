package io.taomarket.wallet.seal;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree hash of RFC 6962 over leaves that come one by one; keeps no more than one hash per level. Not for
 * several threads.
 */
final class MerkleTree {

    private static final byte LEAF = 0; // leaves and nodes are told apart, so that neither passes for the other
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final Deque<byte[]> complete = new ArrayDeque<>(); // roots of complete subtrees, the smallest on top
    private long leaves;

    void add(byte[] leaf) {
        sha256.update(LEAF);
        var hash = sha256.digest(leaf);
        for (var size = leaves; (size & 1) == 1; size >>= 1) hash = node(complete.pop(), hash);
        complete.push(hash);
        leaves++;
    }

    long leaves() {
        return leaves;
    }

    /** The root over all leaves so far. */
    byte[] root() {
        if (complete.isEmpty()) return sha256.digest();
        var subtrees = complete.iterator();
        var root = subtrees.next();
        while (subtrees.hasNext()) root = node(subtrees.next(), root);
        return root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
