package io.taomarket.wallet.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Some accounts, and what is about to happen to them, in order: later steps see the effects of earlier ones. Pure;
 * {@link Ledger} opens it on locked rows and writes it back. A refused step changes nothing.
 */
public final class Book {

    private final Map<UUID, Sheet> sheets = new LinkedHashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Sheet.Entry> entries = new ArrayList<>();

    Book(Collection<Sheet> accounts) {
        accounts.forEach(sheet -> sheets.put(sheet.publicId, sheet));
    }

    public boolean has(UUID accountId) {
        return sheets.containsKey(accountId);
    }

    public Kind kind(UUID accountId) {
        return sheet(accountId).kind;
    }

    /** What may still leave the account. */
    public long availableRao(UUID accountId) {
        return sheet(accountId).availableRao();
    }

    /** The account's whole balance, held money included. */
    public long postedRao(UUID accountId) {
        return sheet(accountId).postedRao();
    }

    /** Moves money, or refuses with {@link InsufficientFunds} or {@link SupplyCapExceeded}. */
    public void post(Transfer transfer) {
        var debit = sheet(transfer.debitId());
        var credit = sheet(transfer.creditId());
        requireAvailable(debit, transfer.amountRao());
        transfers.add(transfer);
        entries.add(debit.add(transfer.id(), -transfer.amountRao()));
        entries.add(credit.add(transfer.id(), transfer.amountRao()));
    }

    /** Sets money aside, or refuses with {@link InsufficientFunds}. */
    public void hold(UUID accountId, long amountRao) {
        var sheet = sheet(accountId);
        requireAvailable(sheet, amountRao);
        sheet.hold(amountRao);
    }

    /** Gives back what was set aside. */
    public void release(UUID accountId, long amountRao) {
        sheet(accountId).hold(-amountRao);
    }

    List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    List<Sheet.Entry> entries() {
        return List.copyOf(entries);
    }

    List<Sheet> changed() {
        return sheets.values().stream().filter(Sheet::isChanged).toList();
    }

    Sheet sheet(UUID accountId) {
        var sheet = sheets.get(accountId);
        if (sheet == null) throw new IllegalStateException("account " + accountId + " is not in this book");
        return sheet;
    }

    private static void requireAvailable(Sheet sheet, long amountRao) {
        if (amountRao < 0) throw new IllegalArgumentException("negative amount: " + amountRao);
        var availableRao = sheet.availableRao();
        if (amountRao <= availableRao) return;
        if (sheet.kind == Kind.ISSUANCE) throw new SupplyCapExceeded(availableRao);
        throw new InsufficientFunds(availableRao, sheet.heldRao());
    }
}
