package io.taomarket.wallet.seal;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.leader.WriterLock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Seals days that are over, one after the other; days on which nothing happened too, so that none can go missing. */
@Service
class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final String LOCK = "wallet-seals";

    private final SealRepository rows;
    private final WriterLock lock;
    private final SealProperties properties;
    private final Clock clock;

    Seals(SealRepository rows, WriterLock lock, SealProperties properties, Clock clock) {
        this.rows = rows;
        this.lock = lock;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Seals the next day that is over, if there is one and nobody else does. The hash in the log is outside of the
     * database: whoever rewrites the one must rewrite the other.
     */
    @Transactional
    public Optional<Seal> sealNext() {
        if (!lock.tryTake(LOCK)) return Optional.empty();
        var last = rows.last();
        var day = last.map(seal -> seal.day().plusDays(1)).or(rows::firstDay);
        if (day.isEmpty() || !day.get().isBefore(today())) return Optional.empty();
        var sum = rows.sum(day.get());
        var now = clock.instant();
        var seal = last.map(before -> before.next(sum, now)).orElseGet(() -> Seal.first(day.get(), sum, now));
        rows.insert(seal);
        LOG.info("Sealed {}: {} transfers, {}", seal.day(), seal.count(), Seal.hex(seal.hash()));
        return Optional.of(seal);
    }

    /** Seals before this day, the last first. */
    @Transactional(readOnly = true)
    public List<Seal> before(LocalDate day, int limit) {
        return rows.before(day, limit);
    }

    /** How many days are over and not sealed; more than one for long is an alarm. */
    @Transactional(readOnly = true)
    public long overdueDays() {
        var next = rows.last().map(seal -> seal.day().plusDays(1)).or(rows::firstDay);
        return next.map(day -> Math.max(0, today().toEpochDay() - day.toEpochDay()))
                .orElse(0L);
    }

    /** The day that is not over yet. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant().minus(properties.delay()), UTC);
    }
}
