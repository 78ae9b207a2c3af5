package io.taomarket.wallet.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The names of what a command or a whole batch may look at. What is not named here is not loaded and not seen. */
public final class Reads {

    private final Set<UUID> accounts = new LinkedHashSet<>();
    private final Set<UUID> transfers = new LinkedHashSet<>();
    private final Map<Register<?, ?>, Set<Object>> records = new LinkedHashMap<>();
    private final Map<Register<?, ?>, Set<Object>> groups = new LinkedHashMap<>();

    /** Accounts of the ledger; add what else is needed. */
    public static Reads of(UUID... accountIds) {
        return new Reads().accounts(List.of(accountIds));
    }

    /** Everything that these commands may look at, their burnt ids included. */
    public static Reads of(Iterable<? extends Command<?>> commands) {
        var reads = new Reads();
        for (var command : commands) {
            reads.and(command.reads());
            command.burntOnceRefused().ifPresent(id -> reads.record(BurntId.REGISTER, id));
        }
        return reads;
    }

    public Reads account(UUID accountId) {
        if (accounts.add(accountId) && accountId.equals(Ledger.ISSUANCE)) record(Issuance.REGISTER, Issuance.TAO);
        return this;
    }

    public Reads accounts(Collection<UUID> accountIds) {
        accountIds.forEach(this::account);
        return this;
    }

    /** A transfer that may have been posted before. */
    public Reads transfer(UUID transferId) {
        transfers.add(transferId);
        return this;
    }

    /** The record of this name, if there is one. */
    public <K> Reads record(Register<K, ?> register, K key) {
        records.computeIfAbsent(register, _ -> new LinkedHashSet<>()).add(key);
        return this;
    }

    /** All records of the register that belong to this. */
    public Reads group(Register<?, ?> register, Object group) {
        groups.computeIfAbsent(register, _ -> new LinkedHashSet<>()).add(group);
        return this;
    }

    /** Adds what another command reads. */
    public Reads and(Reads other) {
        accounts.addAll(other.accounts);
        transfers.addAll(other.transfers);
        other.records.forEach((register, keys) ->
                records.computeIfAbsent(register, _ -> new LinkedHashSet<>()).addAll(keys));
        other.groups.forEach((register, names) ->
                groups.computeIfAbsent(register, _ -> new LinkedHashSet<>()).addAll(names));
        return this;
    }

    /** How many names these are. */
    public int size() {
        var size = accounts.size() + transfers.size();
        for (var keys : records.values()) size += keys.size();
        for (var names : groups.values()) size += names.size();
        return size;
    }

    public Set<UUID> accounts() {
        return accounts;
    }

    public Set<UUID> transfers() {
        return transfers;
    }

    public Map<Register<?, ?>, Set<Object>> records() {
        return records;
    }

    public Map<Register<?, ?>, Set<Object>> groups() {
        return groups;
    }
}
