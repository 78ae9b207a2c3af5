package io.taomarket.wallet.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An amount as a caller wrote it, a string or an integer; kept as text until it is checked, so that nothing is rounded
 * and the refusal can name the field.
 */
@JsonDeserialize(using = AskedAmount.Reader.class)
public record AskedAmount(@JsonValue String text) {

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,18}");

    /** A positive number of rao that can exist, or a refusal that names the field. */
    public static long rao(@Nullable AskedAmount asked, String field) {
        if (asked == null || !POSITIVE.matcher(asked.text).matches()) throw refused("amount_invalid", field);
        try {
            var amountRao = Long.parseLong(asked.text);
            if (amountRao > Ledger.CAP_RAO) throw refused("amount_too_large", field);
            return amountRao;
        } catch (NumberFormatException e) {
            throw refused("amount_invalid", field);
        }
    }

    private static Refusal refused(String code, String field) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                code,
                field + " must be a whole number of rao from 1 to " + Ledger.CAP_RAO + ", as a string of digits.",
                Map.of("field", field));
    }

    /** Takes any JSON value, so that what is wrong with it is said in one place. */
    static class Reader extends ValueDeserializer<AskedAmount> {

        @Override
        public AskedAmount deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING || parser.currentToken() == JsonToken.VALUE_NUMBER_INT)
                return new AskedAmount(parser.getString());
            parser.skipChildren();
            return new AskedAmount("");
        }
    }
}
