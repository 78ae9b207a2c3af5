package io.taomarket.registry.subnet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.chassis.problem.Refusal;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Some subnets, in the order of their netuids.
 *
 * @param nextCursor asks for those behind them; null at the end
 */
record SubnetPage(List<SubnetView> items, @Nullable String nextCursor) {

    private static final int LONGEST_CURSOR = 32;
    private static final Pattern POSITION = Pattern.compile("subnet:([0-9]{1,9})");

    static String cursor(int netuid) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("subnet:" + netuid).getBytes(US_ASCII));
    }

    /** The netuid behind which to go on. */
    static int position(@Nullable String cursor) {
        if (cursor == null) return 0;
        if (cursor.length() > LONGEST_CURSOR) throw invalid();
        try {
            var position = POSITION.matcher(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
            if (!position.matches()) throw invalid();
            return Integer.parseInt(position.group(1));
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid_cursor", "cursor must be a next_cursor of this list.");
    }
}
