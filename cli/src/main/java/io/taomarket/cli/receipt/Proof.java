package io.taomarket.cli.receipt;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A way from a leaf to a root, in a Merkle tree as RFC 9162 (2.1) and RFC 6962 (2.1) define it.
 *
 * @param path the hashes beside the way, from the leaf upwards, in hex
 */
record Proof(String day, long position, long count, List<String> path) {

    /** A tree of 2^63 leaves is no higher. */
    private static final int MAX_HEIGHT = 63;

    Proof {
        requireNonNull(day, "day is missing");
        requireNonNull(path, "path is missing");
        if (!day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) throw new IllegalArgumentException("day is not a day");
        if (position < 0 || position >= count) throw new IllegalArgumentException("position is not below count");
        if (path.size() > MAX_HEIGHT) throw new IllegalArgumentException("path is longer than any tree is high");
        for (var hash : path)
            if (hash == null || !hash.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("path has no hashes");
        path = List.copyOf(path);
    }

    /** The root that the way leads to, in hex; nothing where it does not fit the position (RFC 9162, 2.1.3.2). */
    Optional<String> root(byte[] leaf) {
        var place = position;
        var last = count - 1;
        var hash = leaf;
        for (var step : path) {
            if (last == 0) return Optional.empty();
            var beside = HexFormat.of().parseHex(step);
            if ((place & 1) == 1 || place == last) {
                hash = node(beside, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else hash = node(hash, beside);
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(HexFormat.of().formatHex(hash)) : Optional.empty();
    }

    static byte[] leaf(byte[] entry) {
        var sha256 = Bodies.sha256();
        sha256.update((byte) 0);
        return sha256.digest(entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        var sha256 = Bodies.sha256();
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
