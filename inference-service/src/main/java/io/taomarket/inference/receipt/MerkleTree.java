package io.taomarket.inference.receipt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 (its section 2.1; the same in RFC 9162) with SHA-256. Leaves and nodes are hashed with
 * different first bytes, so that neither passes for the other.
 */
final class MerkleTree {

    static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** What stands for an entry in the tree. */
    static byte[] leaf(byte[] entry) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    /** The root over leaves, or over the roots of complete subtrees of one size, of which the last may be smaller. */
    static byte[] root(List<byte[]> hashes) {
        if (hashes.isEmpty()) return sha256().digest();
        if (hashes.size() == 1) return hashes.getFirst();
        var split = split(hashes.size());
        return node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
    }

    /** What must be hashed with one of them, from it upwards, to come to the root. */
    static List<byte[]> path(List<byte[]> hashes, int index) {
        var path = new ArrayList<byte[]>();
        appendPath(hashes, index, path);
        return path;
    }

    private static void appendPath(List<byte[]> hashes, int index, List<byte[]> path) {
        if (hashes.size() == 1) return;
        var split = split(hashes.size());
        var left = hashes.subList(0, split);
        var right = hashes.subList(split, hashes.size());
        if (index < split) appendPath(left, index, path);
        else appendPath(right, index - split, path);
        path.add(root(index < split ? right : left));
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    static byte[] node(byte[] left, byte[] right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
