package io.taomarket.wallet.seal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes what was sealed and finds the first day that is not as it was. */
@Service
public class SealVerification {

    private static final LocalDate BEFORE_ALL = LocalDate.EPOCH;
    private static final int DAYS_AT_A_TIME = 1000;

    private final SealRepository rows;

    SealVerification(SealRepository rows) {
        this.rows = rows;
    }

    /** Verifies all days, or those from one on together with the seal before it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verified verify(Optional<LocalDate> fromDay) {
        var progress =
                new Progress(fromDay.flatMap(day -> rows.find(day.minusDays(1))).orElse(null));
        var day = fromDay.orElse(BEFORE_ALL);
        for (var seals = rows.from(day, DAYS_AT_A_TIME); !seals.isEmpty(); seals = rows.from(day, DAYS_AT_A_TIME)) {
            var difference = firstDifference(seals, progress);
            if (difference.isPresent()) return progress.broken(difference.get());
            day = seals.getLast().day().plusDays(1);
        }
        return progress.whole();
    }

    private Optional<Difference> firstDifference(List<Seal> seals, Progress progress) {
        for (var seal : seals) {
            var what = whatDiffers(seal, progress.last);
            if (what.isPresent()) return Optional.of(new Difference(seal.day(), what.get()));
            progress.pass(seal);
        }
        return Optional.empty();
    }

    private Optional<What> whatDiffers(Seal seal, @Nullable Seal before) {
        var isInChain = before == null ? seal.isFirst() : seal.follows(before);
        if (!isInChain) return Optional.of(What.CHAIN);
        if (before == null && rows.hasTransfersBefore(seal.day())) return Optional.of(What.TRANSFERS_BEFORE);
        var sum = rows.sum(seal.day());
        if (sum.count() != seal.count()) return Optional.of(What.COUNT);
        if (!sum.debitsRao().equals(seal.sumDebitsRao())) return Optional.of(What.SUM_DEBITS);
        return Arrays.equals(sum.root(), seal.root()) ? Optional.empty() : Optional.of(What.ROOT);
    }

    private record Difference(LocalDate day, What what) {}

    private static final class Progress {

        private @Nullable Seal last;
        private int days;
        private long transfers;

        Progress(@Nullable Seal before) {
            last = before;
        }

        void pass(Seal seal) {
            last = seal;
            days++;
            transfers += seal.count();
        }

        Verified whole() {
            return verified(null);
        }

        Verified broken(Difference difference) {
            return verified(difference);
        }

        private Verified verified(@Nullable Difference difference) {
            return new Verified(
                    difference == null,
                    days,
                    transfers,
                    last == null ? null : last.day(),
                    last == null ? null : Seal.hex(last.hash()),
                    difference == null ? null : difference.day(),
                    difference == null ? null : difference.what());
        }
    }

    /** What is not as it was sealed. */
    public enum What {
        /** The seal itself was changed, or one before it is missing. */
        CHAIN,
        /** Transfers have appeared before the first day. */
        TRANSFERS_BEFORE,
        /** Transfers have appeared or disappeared. */
        COUNT,
        /** Amounts were changed. */
        SUM_DEBITS,
        /** Something else of a transfer or an entry was changed. */
        ROOT
    }

    /**
     * What was found.
     *
     * @param days that are as they were sealed
     * @param lastDay the last of them
     * @param head the hash of its seal; compare it with the one in the log of that day
     * @param firstDifferentDay nothing when all is well; days after it were not looked at
     */
    public record Verified(
            boolean ok,
            int days,
            long transfers,
            @Nullable LocalDate lastDay,
            @Nullable String head,
            @Nullable LocalDate firstDifferentDay,
            @Nullable What difference) {}
}
