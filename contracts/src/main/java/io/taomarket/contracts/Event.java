package io.taomarket.contracts;

import java.time.Instant;
import java.util.UUID;

/** A fact that has happened. Its meaning never changes within a version of its topic; fields may be added. */
public interface Event {

    /** Unique for ever; whatever the event causes is keyed by it, so that a second delivery does nothing. */
    UUID eventId();

    Instant occurredAt();

    /** The topic, {@code <owner>.<fact>.v<n>}. */
    String topic();

    /** The record's key: facts with the same key arrive in the order in which they happened. */
    String key();
}
