package io.taomarket.scoring.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a validator commits to: the SHA-256 of one line of text, so that it can be made with any tool.
 *
 * @param salt makes the hash impossible to guess from likely weights
 */
record Commitment(int netuid, String hotkey, WeightVector vector, String salt) {

    /** {@code netuid|hotkey|uids|values|salt|version_key}, lists joined by commas. */
    String text() {
        return String.join(
                "|",
                Integer.toString(netuid),
                hotkey,
                joined(vector.uids()),
                joined(vector.values()),
                salt,
                Long.toString(vector.versionKey()));
    }

    /** Lower-case hex. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
