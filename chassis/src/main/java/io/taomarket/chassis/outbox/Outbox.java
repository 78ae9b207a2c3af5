package io.taomarket.chassis.outbox;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.trace.Traces;
import io.taomarket.contracts.Event;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a service says a fact: inside the transaction that makes it true. */
public final class Outbox {

    private final JdbcClient jdbc;
    private final EventJson json;
    private final OutboxRelay relay;
    private final Traces traces;

    Outbox(JdbcClient jdbc, EventJson json, OutboxRelay relay, Traces traces) {
        this.jdbc = jdbc;
        this.json = json;
        this.relay = relay;
        this.traces = traces;
    }

    /** Keeps the fact until Kafka has it. An event said before, by its id, is not said again. */
    public void say(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A fact must be said inside the transaction that makes it true");
        }
        jdbc.sql("""
                insert into outbox (event_id, topic, key, payload, occurred_at, traceparent)
                values (:eventId, :topic, :key, :payload, :occurredAt, :traceparent)
                on conflict (event_id) do nothing
                """)
                .param("eventId", event.eventId())
                .param("topic", event.topic())
                .param("key", event.key())
                .param("payload", json.write(event))
                .param("occurredAt", event.occurredAt().atOffset(UTC))
                .param("traceparent", traces.here().orElse(null), Types.VARCHAR)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new WakeRelay());
    }

    /** Sends at once what a statement of the service's own has put into the outbox. Call it after the commit. */
    public void wake() {
        relay.wake();
    }

    private class WakeRelay implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            relay.wake();
        }
    }
}
