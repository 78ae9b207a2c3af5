package io.taomarket.wallet.invariant;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.seal.SealVerification;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Looks at everything: all invariants, the replay, all seals. On a large ledger that takes longer than a request may,
 * so it goes on beside the caller, one at a time; the latest is remembered until the service ends.
 */
@Service
class Verifications {

    /** Shorter than the gateway waits for a service. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Invariants invariants;
    private final SealVerification seals;
    private final Clock clock;
    private @Nullable Verification latest;

    Verifications(Invariants invariants, SealVerification seals, Clock clock) {
        this.invariants = invariants;
        this.seals = seals;
        this.clock = clock;
    }

    /** Begins one, or joins the one that is running. */
    Progress begin() {
        return progress(running());
    }

    Progress get(UUID id) {
        return progress(find(id));
    }

    private synchronized Verification running() {
        if (latest == null || latest.report().isDone()) latest = start();
        return latest;
    }

    private synchronized Verification find(UUID id) {
        if (latest == null || !latest.id().equals(id))
            throw new Refusal(
                    HttpStatus.NOT_FOUND, "verification_not_found", "There is no such verification; begin another.");
        return latest;
    }

    private Verification start() {
        var report = new CompletableFuture<Report>();
        Thread.ofVirtual().name("wallet-verification").start(() -> {
            try {
                report.complete(everything());
            } catch (RuntimeException | Error e) {
                report.completeExceptionally(e);
            }
        });
        return new Verification(UUID.randomUUID(), report);
    }

    private Report everything() {
        var items = invariants.check(Scope.EVERYTHING);
        return Report.of(clock.instant(), Scope.EVERYTHING, items, seals.verify(Optional.empty()));
    }

    private static Progress progress(Verification verification) {
        try {
            var report = verification
                    .report()
                    .copy()
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return new Progress(verification.id(), report != null, report);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private record Verification(UUID id, CompletableFuture<Report> report) {}

    /**
     * How far a verification is.
     *
     * @param done false: ask again
     */
    record Progress(UUID id, boolean done, @Nullable Report report) {}
}
