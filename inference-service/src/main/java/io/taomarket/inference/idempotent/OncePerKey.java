package io.taomarket.inference.idempotent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.generation.Aliases;
import io.taomarket.inference.request.RequestBody;
import io.taomarket.inference.request.Sha256;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Runs a request at most once at a time under its key, and charges it at most once. */
@Component
class OncePerKey {

    private static final Logger LOG = LoggerFactory.getLogger(OncePerKey.class);

    private final IdempotentRepository repository;
    private final Runs runs;
    private final Answers answers;
    private final Aliases aliases;
    private final RequestBody bodies;
    private final IdempotentProperties properties;

    OncePerKey(
            IdempotentRepository repository,
            Runs runs,
            Answers answers,
            Aliases aliases,
            RequestBody bodies,
            IdempotentProperties properties) {
        this.repository = repository;
        this.runs = runs;
        this.answers = answers;
        this.aliases = aliases;
        this.bodies = bodies;
        this.properties = properties;
    }

    void serve(Key key, Caller caller, HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        caller.requireScope("inference");
        var body = bodies.bytes(request);
        var hash = hash(request.getRequestURI(), body);
        var claim = claim(new Claim(key, UUID.randomUUID(), caller.requestId()), hash);
        if (claim.isEmpty()) {
            repeat(key, hash, caller, response);
            return;
        }
        aliases.add(key.accountId(), caller.requestId(), claim.get().requestId());
        run(new Run(claim.get()), new HeldBody(request, body), response, work);
    }

    private void run(Run run, HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        var recorded = new RecordedAnswer(response, run, properties.maxAnswerBytes());
        runs.add(run);
        try {
            work.run(run.claim().requestId(), request, recorded);
        } finally {
            runs.remove(run);
            end(run, recorded);
            recorded.release();
        }
    }

    /** When the database does not take this, the lease ends and the key runs again under the same request id. */
    private void end(Run run, RecordedAnswer answer) {
        try {
            switch (run.fate(answer.isWhole())) {
                case FREE -> repository.release(run.claim());
                case ORPHAN -> repository.orphan(run.claim());
                case CUT_OFF -> repository.close(run.claim(), Past.State.CUT_OFF);
                case KEEP -> {
                    if (answer.isTooLarge()) repository.close(run.claim(), Past.State.TOO_LARGE);
                    else answers.keep(run.claim(), answer, answer.bytes());
                }
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "The end of request {} could not be kept under its key",
                    run.claim().requestId(),
                    e);
        }
    }

    private void repeat(Key key, byte[] hash, Caller caller, HttpServletResponse response) throws IOException {
        var past = find(key).orElseThrow(OncePerKey::inProgress);
        if (!Arrays.equals(past.requestSha256(), hash)) throw mismatch();
        response.setHeader("x-request-id", caller.requestId());
        if (past.state() != Past.State.RUNNING) aliases.add(key.accountId(), caller.requestId(), past.requestId());
        switch (past.state()) {
            case RUNNING -> throw inProgress();
            case CUT_OFF ->
                throw gone(
                        "idempotency_answer_incomplete",
                        "This request was left before its answer was complete; what had been written by then is paid.");
            case TOO_LARGE ->
                throw gone(
                        "idempotency_answer_too_large",
                        "This request is done and paid; its answer was too long to keep.");
            case KEPT -> {
                if (past.headers() == null || past.body() == null) throw inProgress();
                answers.replay(key, past.headers(), past.body(), response);
            }
        }
    }

    private Optional<Claim> claim(Claim wanted, byte[] hash) {
        try {
            return repository.claim(wanted, hash);
        } catch (DataAccessException e) {
            throw unavailable(e);
        }
    }

    private Optional<Past> find(Key key) {
        try {
            return repository.find(key);
        } catch (DataAccessException e) {
            throw unavailable(e);
        }
    }

    private static byte[] hash(String path, byte[] body) {
        var sha256 = new Sha256();
        sha256.add((path + "\n").getBytes(UTF_8));
        sha256.add(body);
        return HexFormat.of().parseHex(sha256.hex());
    }

    private static ApiFault inProgress() {
        return ApiFault.of(409, "idempotency_in_progress", "The request under this " + Key.HEADER + " still runs.")
                .retryAfter(1);
    }

    private static ApiFault mismatch() {
        return ApiFault.of(
                422,
                "idempotency_mismatch",
                "This " + Key.HEADER + " was used for another request; use a new key for a new request.");
    }

    /** The request will never run again under this key, so a client must not try. */
    private static ApiFault gone(String code, String message) {
        return ApiFault.of(409, code, message + " Use a new key to ask again.").withHeader("x-should-retry", "false");
    }

    private static ApiFault unavailable(DataAccessException e) {
        LOG.warn("Keys cannot be looked up", e);
        return ApiFault.of(503, "temporarily_unavailable", Key.HEADER + " cannot be honoured at present.")
                .retryAfter(1);
    }

    /** The rest of the way of a request. */
    @FunctionalInterface
    interface Work {

        void run(String requestId, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException;
    }
}
