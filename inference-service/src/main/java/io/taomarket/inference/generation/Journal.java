package io.taomarket.inference.generation;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.spool.Spool;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where every ended request is written down before its customer has the last byte. */
@Component
public class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Spool spool;
    private final Entries entries;
    private final Witness witness;

    Journal(Spool spool, Entries entries, Witness witness) {
        this.spool = spool;
        this.entries = entries;
        this.witness = witness;
    }

    /** Refuses new requests while what has been served cannot be passed on. */
    public void requireRoom() {
        if (!spool.hasRoom()) throw unavailable().retryAfter(5);
    }

    /** Returns once the request outlives this process. */
    public void write(Served served) {
        witness.writing(served.event());
        try {
            spool.append(entries.of(served).toBytes());
            witness.written(served.event());
        } catch (UncheckedIOException e) {
            LOG.error("Request {} cannot be written down", served.event().requestId(), e);
            throw unavailable().withHeader("x-should-retry", "false");
        }
    }

    private static ApiFault unavailable() {
        return ApiFault.of(503, "temporarily_unavailable", "Requests cannot be written down at present.");
    }
}
