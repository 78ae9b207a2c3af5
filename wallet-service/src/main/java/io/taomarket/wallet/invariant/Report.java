package io.taomarket.wallet.invariant;

import io.taomarket.wallet.seal.SealVerification.Verified;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the books has found.
 *
 * @param ok whether all of it is as it must be
 * @param elsewhere what the books alone cannot show
 * @param seals nothing where they were not asked for
 */
record Report(
        Instant checkedAt,
        boolean ok,
        Scope scope,
        List<Invariant> items,
        List<Elsewhere> elsewhere,
        @Nullable Verified seals) {

    static Report of(Instant now, Scope scope, List<Invariant> items, @Nullable Verified seals) {
        var ok = items.stream().allMatch(Invariant::ok) && (seals == null || seals.ok());
        return new Report(now, ok, scope, items, Elsewhere.ALL, seals);
    }
}
