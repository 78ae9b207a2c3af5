package io.taomarket.inference.receipt;

import java.time.LocalDate;
import java.util.List;

/**
 * That a receipt is one of those that a day's root stands for; checked as RFC 9162 says in section 2.1.3.2.
 *
 * @param leaf the SHA-256 of a zero byte and the receipt as it was signed, in hex
 * @param position of the leaf, from 0
 * @param count of the day's leaves
 * @param path the hashes beside the way from the leaf to the root, in hex
 * @param root of the day, in hex
 */
public record Proof(String leaf, LocalDate day, long position, long count, List<String> path, String root) {

    public Proof {
        path = List.copyOf(path);
    }
}
