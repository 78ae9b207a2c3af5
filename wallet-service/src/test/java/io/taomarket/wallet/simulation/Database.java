package io.taomarket.wallet.simulation;

import io.taomarket.contracts.Event;
import io.taomarket.wallet.ledger.Changes;
import io.taomarket.wallet.ledger.Entry;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Loaded;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import io.taomarket.wallet.ledger.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stands for PostgreSQL: keeps what was committed, and takes a batch whole or not at all. */
final class Database {

    private final Map<UUID, Sheet> accounts = new LinkedHashMap<>();
    private final Map<Long, List<Entry>> entries = new HashMap<>();
    private final Map<UUID, Transfer> transfers = new LinkedHashMap<>();
    private final List<Transfer> history = new ArrayList<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final List<Posted> batches = new ArrayList<>();
    private final Map<UUID, Event> outbox = new LinkedHashMap<>();
    private long epoch;
    private @Nullable Session lockedBy;
    private @Nullable Session writing;

    /** A batch as it was committed. */
    record Posted(UUID id, long sequence, long epoch, Instant time, int transfers) {}

    /** One connection's time as the writer. */
    record Session(long epoch, Instant postedAt) {}

    /** A newer writer has begun. */
    static final class Fenced extends RuntimeException {}

    /** The connection has been closed. */
    static final class Gone extends RuntimeException {}

    void open(UUID accountId, Kind kind, long minAvailableRao) {
        accounts.put(
                accountId, new Sheet(accounts.size() + 1, accountId, kind, Standing.OPEN, 0, 0, minAvailableRao, 0));
    }

    /** Becomes the writer, unless another has the lock. */
    Optional<Session> elect() {
        if (lockedBy != null) return Optional.empty();
        lockedBy = new Session(
                ++epoch, batches.isEmpty() ? Instant.EPOCH : batches.getLast().time());
        writing = null;
        return Optional.of(lockedBy);
    }

    /** The connection has gone, as the server sees it. */
    void end(Session session) {
        if (session.equals(lockedBy)) lockedBy = null;
        if (session.equals(writing)) writing = null;
    }

    boolean hasLock(Session session) {
        return session.equals(lockedBy);
    }

    /** Takes the lock from whoever has it, without a word. */
    void endWriting() {
        if (lockedBy != null) end(lockedBy);
    }

    /** Whether rows are locked, so that others have to wait. */
    boolean isBusy() {
        return writing != null;
    }

    Loaded load(Session session, Reads reads) {
        if (session.epoch() == epoch) writing = session;
        var registers = new LinkedHashSet<Register<?, ?>>(reads.records().keySet());
        registers.addAll(reads.groups().keySet());
        var records = new LinkedHashMap<Register<?, ?>, List<?>>();
        for (var register : registers) {
            var keys = reads.records().getOrDefault(register, Set.of());
            var groups = reads.groups().getOrDefault(register, Set.of());
            records.put(register, table(register.table()).load(register, keys, groups));
        }
        return new Loaded(found(accounts, reads.accounts()), found(transfers, reads.transfers()), records);
    }

    void rollback(Session session) {
        if (session.equals(writing)) writing = null;
    }

    /** All of it or nothing, and nothing from a writer whose time is over. */
    void commit(Session session, UUID batchId, long sequence, Instant time, Changes changes) {
        if (session.epoch() == epoch && !hasLock(session)) throw new Gone();
        if (session.epoch() != epoch || sequence != batches.size() + 1) throw new Fenced();
        var steps = new ArrayList<Runnable>();
        changes.transfers().forEach(transfer -> prepare(transfer, steps));
        changes.entries().forEach(this::prepare);
        changes.accounts().forEach(update -> prepare(update, steps));
        changes.records().forEach((register, of) -> prepare(register, of, steps));
        steps.forEach(Runnable::run);
        changes.entries().forEach(entry -> entriesOf(entry.accountId()).add(entry));
        changes.events().forEach(this::say);
        batches.add(
                new Posted(batchId, sequence, epoch, time, changes.transfers().size()));
        rollback(session);
    }

    boolean hasCommitted(UUID batchId, long sequence) {
        return sequence <= batches.size()
                && batches.get((int) sequence - 1).id().equals(batchId);
    }

    private void prepare(Transfer transfer, List<Runnable> steps) {
        Violation.require(!transfers.containsKey(transfer.id()), "there is a transfer ", transfer.id(), " already");
        if (transfer.memo() != null) Row.stored("text", transfer.memo());
        steps.add(() -> {
            transfers.put(transfer.id(), transfer);
            history.add(transfer);
        });
    }

    private void prepare(Entry entry) {
        var past = entriesOf(entry.accountId());
        Violation.require(entry.deltaRao() != 0, "an entry moves something");
        Violation.require(entry.accountVersion() > past.size(), "an entry is written twice: ", entry);
    }

    private void prepare(Changes.Update<Sheet> update, List<Runnable> steps) {
        var after = update.after();
        var stored = accounts.get(after.publicId());
        if (stored == null || stored.version() != update.before().version())
            throw new Violation("the account is not as it was loaded: " + stored + ", " + update);
        Constraints.check(after);
        steps.add(() -> accounts.put(after.publicId(), after));
    }

    @SuppressWarnings("unchecked") // a register's changes are of its records
    private <K, V> void prepare(Register<K, V> register, Changes.Of<?> changes, List<Runnable> steps) {
        steps.addAll(table(register.table()).prepare(register, (Changes.Of<V>) changes));
    }

    private void say(Event event) {
        var past = outbox.put(event.eventId(), event);
        Violation.require(past == null, "said twice under one id: ", past, " and ", event);
    }

    private static <V> List<V> found(Map<UUID, V> all, Set<UUID> ids) {
        var found = new ArrayList<V>();
        for (var id : ids) {
            var value = all.get(id);
            if (value != null) found.add(value);
        }
        return found;
    }

    Table table(String name) {
        return tables.computeIfAbsent(name, Table::new);
    }

    Map<UUID, Sheet> accounts() {
        return accounts;
    }

    Sheet account(UUID accountId) {
        var sheet = accounts.get(accountId);
        if (sheet == null) throw new Violation("there is no account " + accountId);
        return sheet;
    }

    List<Entry> entriesOf(long accountId) {
        return entries.computeIfAbsent(accountId, _ -> new ArrayList<>());
    }

    Map<UUID, Transfer> transfers() {
        return transfers;
    }

    /** All transfers in the order in which they were posted. */
    List<Transfer> history() {
        return history;
    }

    List<Posted> batches() {
        return batches;
    }

    Map<UUID, Event> outbox() {
        return outbox;
    }

    long epoch() {
        return epoch;
    }
}
