package io.taomarket.cli.receipt;

import io.taomarket.cli.Json;
import io.taomarket.cli.platform.Answer;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.signing.PublicKey;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/**
 * What a platform shows to everybody.
 *
 * @param platform asked only for what is not known from elsewhere
 */
record Published(Supplier<Platform> platform) {

    /** The key that the platform says it has. */
    PublicKey key() {
        var asked = platform.get();
        var address = asked.read("/api/v1/platform").path("address").asString("");
        return PublicKey.of(asked.url() + ": its address", address);
    }

    /** What stands between a receipt and the root of its day. */
    Proof proof(String leaf) {
        var answer = platform.get().get("/api/v1/receipts/proofs/" + leaf);
        if (answer.status() == 404) throw answer.refusal("try again then, or check without --proof");
        if (answer.status() != 200) throw answer.refusal();
        return read(answer);
    }

    /** The signed statement of a day. */
    Jws statement(String day) {
        var path = "/api/v1/receipts/roots/" + day;
        var statement = platform.get().read(path).path("statement").asString("");
        return Jws.parse("the root of " + day, statement);
    }

    private static Proof read(Answer answer) {
        try {
            return Json.MAPPER
                    .readerFor(Proof.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(answer.json());
        } catch (JacksonException e) {
            throw answer.unusable("no proof: " + Json.complaint(e));
        }
    }
}
