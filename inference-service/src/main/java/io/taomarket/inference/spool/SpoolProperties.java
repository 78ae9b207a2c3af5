package io.taomarket.inference.spool;

import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where served requests wait until everyone knows of them.
 *
 * @param directory on a disk that outlives the process; each replica has its own
 * @param segmentBytes after which a new file is begun, so that what everyone knows can be deleted
 * @param maxBytes that may wait; beyond it no new request is taken, because it could not be remembered
 * @param maxRecordBytes of one record; a length beyond it is not a length but a torn write
 * @param batch most records relayed in one go
 * @param gather how long records gather after a batch was relayed, so that Kafka, database and wallet get few large
 *     batches under load; a record that comes alone is relayed at once
 * @param relayTimeout how long Kafka may take for a batch before it is sent again
 * @param retryAfter how long a relay waits after a failure
 * @param syncEvery how long a record may be in the system's memory alone, where it outlives this process but no power
 *     cut; nothing where each record must be on the disk before its customer has the answer
 */
@Validated
@ConfigurationProperties("inference.spool")
public record SpoolProperties(
        @DefaultValue("data/inference-spool") Path directory,
        @DefaultValue("67108864") @Positive long segmentBytes,
        @DefaultValue("1073741824") @Positive long maxBytes,
        @DefaultValue("1048576") @Positive int maxRecordBytes,
        @DefaultValue("512") @Positive int batch,
        @DefaultValue("100ms") Duration gather,
        @DefaultValue("20s") Duration relayTimeout,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("20ms") Duration syncEvery) {

    /** How a segment is opened, in the words of {@link java.io.RandomAccessFile}. */
    String writeMode() {
        return syncEvery.isZero() ? "rwd" : "rw";
    }
}
