package io.taomarket.inference.generation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.inference.spool.SpoolProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the records that a destination will never take, so that they hold up no others and yet are not lost: one a line,
 * in base64, in a file beside the spool that only an operator empties.
 */
@Component
class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final Path directory;
    private final MeterRegistry meters;

    SetAside(SpoolProperties properties, MeterRegistry meters) {
        this.directory = properties.directory();
        this.meters = meters;
        broken(Destinations.KAFKA);
        broken(Destinations.GENERATIONS);
    }

    private Counter broken(String destination) {
        return meters.counter("taomarket.inference.spool.broken", "destination", destination);
    }

    /** Returns once the record is on the disk. A kill may make it come twice. */
    void keep(String destination, byte[] record, Exception reason) {
        var file = directory.resolve(destination + ".broken");
        try {
            var line = Base64.getEncoder().encodeToString(record) + "\n";
            Files.writeString(file, line, US_ASCII, CREATE, APPEND, DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("A broken record cannot be set aside", e);
        }
        broken(destination).increment();
        LOG.error("A record for {} is broken and was set aside in {}: {}", destination, file, reason.getMessage());
    }
}
