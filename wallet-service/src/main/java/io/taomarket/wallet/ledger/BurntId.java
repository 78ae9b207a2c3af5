package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * An id that was refused once and stays refused.
 *
 * @param code why, the first time
 */
public record BurntId(UUID id, String code) {

    static final Register<UUID, BurntId> REGISTER = Register.of("burnt_id", BurntId::id)
            .key("id", "uuid", id -> id)
            .fixed("code", "text", BurntId::code)
            .insertedAt("refused_at")
            .reading(row -> new BurntId(row.getObject("id", UUID.class), row.getString("code")));

    static void refuseWhenBurnt(Books books, UUID id) {
        books.find(REGISTER, id).ifPresent(burnt -> {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "id_already_failed",
                    "This id was refused before (" + burnt.code() + ") and stays refused.",
                    Map.of("first_code", burnt.code()));
        });
    }

    /** An id that has done something is not burnt by asking for something else under it. */
    static void burn(Books books, UUID id, Refusal refusal) {
        if (refusal instanceof Different) return;
        if (books.find(REGISTER, id).isEmpty()) books.put(REGISTER, new BurntId(id, refusal.code()));
    }
}
