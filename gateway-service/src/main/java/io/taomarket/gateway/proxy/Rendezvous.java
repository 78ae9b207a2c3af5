package io.taomarket.gateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;

/**
 * Rendezvous hashing (highest random weight; Thaler and Ravishankar, 1996): everybody who knows the same names comes to
 * the same order for a key, and when a name goes, only its own keys move.
 */
final class Rendezvous {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** The names, the one to which the key belongs first. */
    static List<String> order(List<String> names, String key) {
        return names.stream()
                .map(name -> new Weighed(name, weight(name, key)))
                .sorted(Comparator.comparingLong(Weighed::weight).reversed().thenComparing(Weighed::name))
                .map(Weighed::name)
                .toList();
    }

    private static long weight(String name, String key) {
        return mixed(hash(hash(FNV_OFFSET, name), key));
    }

    private static long hash(long begin, String text) {
        var hash = begin;
        for (var octet : text.getBytes(UTF_8)) hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        return hash;
    }

    /** The last step of SplitMix64: neighbouring numbers are far apart behind it. */
    private static long mixed(long value) {
        var first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        var second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }

    private record Weighed(String name, long weight) {}
}
