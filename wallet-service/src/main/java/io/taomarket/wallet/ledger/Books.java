package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of commands sees, and what has become of it so far: later commands see the effects of earlier ones. Pure
 * and in memory; the writer loads it and writes the difference. What a refused command has done is taken back.
 */
public final class Books {

    private final Instant time;
    private final Reads reads;
    private final UndoLog undo = new UndoLog();
    private final Drawer<UUID, Sheet> accounts = new Drawer<>(_ -> null, undo);
    private final Drawer<UUID, Transfer> posted = new Drawer<>(_ -> null, undo);
    private final Map<Register<?, ?>, Drawer<?, ?>> drawers = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    /**
     * Opens the books.
     *
     * @param time of the whole batch
     * @param reads what was asked for; what is in here and was not found does not exist
     */
    public Books(Instant time, Reads reads, Loaded found) {
        this.time = time;
        this.reads = reads;
        found.accounts().forEach(sheet -> accounts.load(sheet.publicId(), sheet));
        found.transfers().forEach(transfer -> posted.load(transfer.id(), transfer));
        found.records().forEach(this::load);
    }

    /** When all of this happens. */
    public Instant time() {
        return time;
    }

    public boolean has(UUID accountId) {
        return find(accountId) != null;
    }

    /** The account as it is now. Asking for one that does not exist is a mistake of the command. */
    public Sheet account(UUID accountId) {
        var sheet = find(accountId);
        if (sheet == null) throw new IllegalStateException("there is no account " + accountId);
        return sheet;
    }

    /** What may still leave the account; nothing while it is frozen or closed. */
    public long availableRao(UUID accountId) {
        var sheet = account(accountId);
        return sheet.standing() == Standing.OPEN ? sheet.availableRao() : 0;
    }

    /** The account's whole balance, held money included. */
    public long postedRao(UUID accountId) {
        return account(accountId).postedRao();
    }

    /** The transfer of this id, if it has been posted before or earlier in this batch. */
    public Optional<Transfer> transfer(UUID transferId) {
        if (!reads.transfers().contains(transferId)) throw unread("transfer", transferId);
        return Optional.ofNullable(posted.get(transferId));
    }

    /** Moves money, or refuses. The order of the checks is documented and stays. */
    public void post(Transfer transfer) {
        Checks.post(transfer, find(transfer.debitId()), find(transfer.creditId()));
        move(transfer);
    }

    /** Moves money that had been set aside: a freeze that came meanwhile does not take it from whom it is promised. */
    public void postSetAside(Transfer transfer) {
        Checks.postSetAside(transfer, find(transfer.debitId()), find(transfer.creditId()));
        move(transfer);
    }

    private void move(Transfer transfer) {
        posted.put(transfer.id(), transfer);
        enter(transfer.debitId(), transfer.id(), -transfer.amountRao());
        enter(transfer.creditId(), transfer.id(), transfer.amountRao());
        if (transfer.touches(Ledger.ISSUANCE)) put(Issuance.REGISTER, issuance().after(transfer));
    }

    /** Sets money aside, or refuses. */
    public void hold(UUID accountId, long amountRao) {
        var sheet = account(accountId);
        Checks.mayGive(sheet);
        Checks.requireAvailable(sheet, amountRao);
        accounts.put(accountId, sheet.hold(amountRao));
    }

    /** Gives back what was set aside. */
    public void release(UUID accountId, long amountRao) {
        accounts.put(accountId, account(accountId).hold(-amountRao));
    }

    public void change(UUID accountId, Standing standing) {
        accounts.put(accountId, account(accountId).with(standing));
    }

    /** From now on so much stays that nothing may take. */
    public void keepReserve(UUID accountId, long minAvailableRao) {
        accounts.put(accountId, account(accountId).keeping(minAvailableRao));
    }

    /** The record of this name as it is now. */
    public <K, V> Optional<V> find(Register<K, V> register, K key) {
        var drawer = drawer(register);
        var value = drawer.get(key);
        if (value == null && !reads.records().getOrDefault(register, Set.of()).contains(key))
            throw unread(register.table(), key);
        return Optional.ofNullable(value);
    }

    /** All records that belong to this now. */
    public <V> List<V> group(Register<?, V> register, Object group) {
        if (!reads.groups().getOrDefault(register, Set.of()).contains(group))
            throw unread(register.table() + " of", group);
        return drawer(register).group(group);
    }

    /** Writes a record, new or changed. */
    public <K, V> void put(Register<K, V> register, V value) {
        drawer(register).put(register.keyOf(value), value);
    }

    public <K, V> void remove(Register<K, V> register, K key) {
        drawer(register).put(key, null);
    }

    /** Tells the others, when the batch is written. */
    public void say(Event event) {
        events.add(event);
        undo.remember(events::removeLast);
    }

    Issuance issuance() {
        return find(Issuance.REGISTER, Issuance.TAO)
                .orElseThrow(() -> new IllegalStateException("nothing is known of the issuance"));
    }

    /** Does one command; a refused one leaves no trace, except that its id may stay refused. */
    public <R> Outcome<R> attempt(Command<R> command) {
        var savepoint = undo.savepoint();
        try {
            command.burntOnceRefused().ifPresent(id -> BurntId.refuseWhenBurnt(this, id));
            return new Outcome.Done<>(command.apply(this));
        } catch (Refusal refusal) {
            undo.rollback(savepoint);
            command.burntOnceRefused().ifPresent(id -> BurntId.burn(this, id, refusal));
            return new Outcome.Refused<>(refusal);
        } catch (RuntimeException broken) {
            undo.rollback(savepoint);
            return new Outcome.Failed<>(broken);
        } finally {
            if (savepoint == 0) undo.forget();
        }
    }

    /** What has changed since the books were opened, with the news of each changed record. */
    public Changes changes() {
        var records = new LinkedHashMap<Register<?, ?>, Changes.Of<?>>();
        var said = new ArrayList<>(events);
        drawers.forEach((register, drawer) -> tell(register, drawer, records, said));
        var transfers = posted.changes().inserted();
        return new Changes(transfers, entries, accounts.changes().updated(), records, said);
    }

    @SuppressWarnings("unchecked") // a register's drawer holds its records
    private <K, V> void tell(
            Register<K, V> register,
            Drawer<?, ?> drawer,
            Map<Register<?, ?>, Changes.Of<?>> records,
            List<Event> said) {
        var changes = ((Drawer<K, V>) drawer).changes();
        if (changes.isEmpty()) return;
        records.put(register, changes);
        changes.inserted().forEach(value -> register.news(value, this).ifPresent(said::add));
        changes.updated().forEach(update -> register.news(update.after(), this).ifPresent(said::add));
    }

    private void enter(UUID accountId, UUID transferId, long deltaRao) {
        var sheet = account(accountId).add(deltaRao);
        accounts.put(accountId, sheet);
        entries.add(new Entry(sheet.id(), sheet.version(), transferId, deltaRao, sheet.postedRao()));
        undo.remember(entries::removeLast);
    }

    private @Nullable Sheet find(UUID accountId) {
        var sheet = accounts.get(accountId);
        if (sheet == null && !reads.accounts().contains(accountId)) throw unread("account", accountId);
        return sheet;
    }

    @SuppressWarnings("unchecked") // a register's drawer holds its records
    private <K, V> Drawer<K, V> drawer(Register<K, V> register) {
        return (Drawer<K, V>) drawers.computeIfAbsent(
                register,
                _ -> new Drawer<K, V>(
                        value -> register.group()
                                .map(group -> group.column().value().apply(value))
                                .orElse(null),
                        undo));
    }

    @SuppressWarnings("unchecked") // what was found for a register are its records
    private <K, V> void load(Register<K, V> register, List<?> values) {
        var drawer = drawer(register);
        ((List<V>) values).forEach(value -> drawer.load(register.keyOf(value), value));
    }

    private static IllegalStateException unread(String what, Object name) {
        return new IllegalStateException("the command has not said that it reads " + what + " " + name);
    }
}
