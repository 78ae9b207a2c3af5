package io.taomarket.chassis.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a request once per {@code Idempotency-Key} of a caller. The claim of the key, the effect and the stored answer
 * are one transaction; a second request waits for the first one's and replays it. A refused request leaves no trace,
 * so the caller may correct it and send it again under the same key.
 */
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";
    static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealedAnswers seal;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, JsonMapper json, SealedAnswers seal, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Answers with what {@code work} answers, or with what it has answered before.
     *
     * @param route names the operation, such as {@code POST /transfers}
     * @param key as the caller sent it; without one the work simply runs
     * @param request what the key stands for; another one under the same key is refused (422)
     */
    @Transactional
    public <T> ResponseEntity<T> once(
            Caller caller,
            String route,
            @Nullable String key,
            Object request,
            Class<T> type,
            Supplier<ResponseEntity<T>> work) {
        if (key == null) return work.get();
        var claim = claim(caller, route, key, request);
        if (!take(claim)) return replay(claim, type);
        var answer = work.get();
        store(claim, answer);
        return answer;
    }

    /**
     * The same for work that happens once by an id within the request, however often it runs, and that waits for
     * others: no transaction stays open meanwhile. Who comes second while the first still waits runs the work too.
     */
    public <T> ResponseEntity<T> remember(
            Caller caller,
            String route,
            @Nullable String key,
            Object request,
            Class<T> type,
            Supplier<ResponseEntity<T>> work) {
        if (key == null) return work.get();
        var claim = claim(caller, route, key, request);
        if (!take(claim) && isAnswered(claim)) return replay(claim, type);
        try {
            var answer = work.get();
            return store(claim, answer) || !isAnswered(claim) ? answer : replay(claim, type);
        } catch (Refusal refused) {
            forget(claim);
            throw refused;
        }
    }

    private Claim claim(Caller caller, String route, String key, Object request) {
        if (key.isBlank() || key.length() > LONGEST_KEY) throw badKey();
        return new Claim(
                principal(caller),
                route,
                key,
                sha256(json.writeValueAsBytes(request)),
                clock.instant().atOffset(UTC));
    }

    /** False while the first request under this key has no answer yet; another request under the key is refused. */
    private boolean isAnswered(Claim claim) {
        var past = jdbc.sql("""
                select request_hash, status is not null as answered from idempotency
                where principal = :principal and route = :route and key = :key
                """).paramSource(claim).query(Past.class).optional();
        if (past.isEmpty()) return false;
        if (!Arrays.equals(past.get().requestHash(), claim.requestHash())) throw reused();
        return past.get().answered();
    }

    private void forget(Claim claim) {
        jdbc.sql("""
                delete from idempotency
                where principal = :principal and route = :route and key = :key and status is null
                """).paramSource(claim).update();
    }

    private boolean take(Claim claim) {
        return jdbc.sql("""
                insert into idempotency (principal, route, key, request_hash, created_at)
                values (:principal, :route, :key, :requestHash, :createdAt)
                on conflict do nothing
                """).paramSource(claim).update() == 1;
    }

    /** False when another request under the same key has stored its answer meanwhile. */
    private boolean store(Claim claim, ResponseEntity<?> answer) {
        return jdbc.sql("""
                update idempotency set status = :status, response = :response
                where principal = :principal and route = :route and key = :key and status is null
                """)
                        .param("status", answer.getStatusCode().value())
                        .param("response", seal.seal(claim.sealingKey(), json.writeValueAsBytes(answer.getBody())))
                        .param("principal", claim.principal())
                        .param("route", claim.route())
                        .param("key", claim.key())
                        .update()
                == 1;
    }

    private <T> ResponseEntity<T> replay(Claim claim, Class<T> type) {
        var stored = jdbc.sql("""
                select request_hash, status, response from idempotency
                where principal = :principal and route = :route and key = :key
                """).paramSource(claim).query(Stored.class).single();
        if (!Arrays.equals(stored.requestHash(), claim.requestHash())) throw reused();
        return ResponseEntity.status(stored.status())
                .header(REPLAYED, "true")
                .body(json.readValue(seal.open(claim.sealingKey(), stored.response()), type));
    }

    private static String principal(Caller caller) {
        var subject = caller.kind() == Caller.Kind.ANYONE
                ? caller.attributes().getOrDefault("address", "")
                : caller.subject();
        return caller.kind() + ":" + subject;
    }

    private static Refusal badKey() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_idempotency_key",
                HEADER + " must have 1 to " + LONGEST_KEY + " characters.");
    }

    private static Refusal reused() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency_key_reused",
                "This " + HEADER + " was used for another request; use a new key for a new request.");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Claim(String principal, String route, String key, byte[] requestHash, OffsetDateTime createdAt) {

        byte[] sealingKey() {
            return sha256((principal + "\n" + route + "\n" + key).getBytes(UTF_8));
        }
    }

    record Past(byte[] requestHash, boolean answered) {}

    record Stored(byte[] requestHash, int status, byte[] response) {}
}
