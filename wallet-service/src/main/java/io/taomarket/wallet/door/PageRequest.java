package io.taomarket.wallet.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.problem.Refusal;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items, 1 to {@value #MOST}
 * @param position what the last item of the page before said of itself; nothing for the first page
 */
public record PageRequest(int limit, Optional<String> position) {

    static final int MOST = 200;
    static final int USUAL = 50;
    private static final int LONGEST_CURSOR = 200;

    /** Reads {@code limit} and {@code cursor} of a request; the form is what a position must look like. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor, Pattern form) {
        var wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MOST) throw new InvalidField("limit", "must be from 1 to " + MOST);
        if (cursor == null) return new PageRequest(wanted, Optional.empty());
        return new PageRequest(wanted, Optional.of(position(cursor, form)));
    }

    /** One more than wanted, to see whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    private static String position(String cursor, Pattern form) {
        var position = decoded(cursor);
        if (form.matcher(position).matches()) return position;
        throw new Refusal(
                HttpStatus.BAD_REQUEST,
                "cursor_invalid",
                "cursor must be the next_cursor of a page before.",
                Map.of("field", "cursor"));
    }

    /** No position has no characters, so what cannot be decoded is none. */
    private static String decoded(String cursor) {
        if (cursor.length() > LONGEST_CURSOR) return "";
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
