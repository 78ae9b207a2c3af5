package io.taomarket.inference.receipt;

import java.util.List;

/** The check of RFC 9162, 2.1.3.2, written from its text alone. */
final class Inclusions {

    private Inclusions() {}

    static boolean holds(byte[] leafHash, long leafIndex, long treeSize, List<byte[]> path, byte[] rootHash) {
        if (leafIndex >= treeSize) return false;
        var fn = leafIndex;
        var sn = treeSize - 1;
        var r = leafHash;
        for (var p : path) {
            if (sn == 0) return false;
            if ((fn & 1) == 1 || fn == sn) {
                r = MerkleTree.node(p, r);
                if ((fn & 1) == 0) {
                    do {
                        fn >>= 1;
                        sn >>= 1;
                    } while ((fn & 1) == 0 && fn != 0);
                }
            } else {
                r = MerkleTree.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && java.util.Arrays.equals(r, rootHash);
    }
}
