package io.taomarket.wallet.ledger;

import io.taomarket.contracts.Event;
import java.util.List;
import java.util.Map;

/**
 * The difference that a batch makes, in the order in which it came about.
 *
 * @param accounts before and after; money that was held counts as a change too
 * @param events what the others hear of it
 */
public record Changes(
        List<Transfer> transfers,
        List<Entry> entries,
        List<Update<Sheet>> accounts,
        Map<Register<?, ?>, Of<?>> records,
        List<Event> events) {

    /** Nothing is to be written. */
    public boolean isEmpty() {
        return transfers.isEmpty()
                && accounts.isEmpty()
                && events.isEmpty()
                && records.values().stream().allMatch(Of::isEmpty);
    }

    /** A record before and after. */
    public record Update<V>(V before, V after) {}

    /** What has become of the records of one kind. */
    public record Of<V>(List<V> inserted, List<Update<V>> updated, List<V> removed) {

        public boolean isEmpty() {
            return inserted.isEmpty() && updated.isEmpty() && removed.isEmpty();
        }
    }
}
