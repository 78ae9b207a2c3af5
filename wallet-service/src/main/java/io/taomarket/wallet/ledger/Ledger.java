package io.taomarket.wallet.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door to the money: lock the accounts, work out in memory what happens, write it. All of it in the
 * caller's transaction, so that money moves together with whatever else that transaction makes true.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    /** Where money comes from when it is minted, and where it goes when it is recycled. */
    public static final UUID ISSUANCE = new UUID(0, 1);

    /** The operator's account. */
    public static final UUID TREASURY = new UUID(0, 2);

    /** All there may ever be: 21 million TAO. */
    public static final long CAP_RAO = 21_000_000L * 1_000_000_000L;

    private final LedgerRepository rows;
    private final Issuance issuance;

    Ledger(LedgerRepository rows, Issuance issuance) {
        this.rows = rows;
        this.issuance = issuance;
    }

    /** Accounts are opened before they are used; a posting never creates one. */
    public void open(UUID accountId, Kind kind) {
        rows.insertAccount(accountId, kind);
    }

    /** Locks these accounts until the transaction ends, always in the same order, so that nobody waits in a circle. */
    public Book lock(Collection<UUID> accountIds) {
        return new Book(rows.lock(new HashSet<>(accountIds)));
    }

    /** Locks these accounts; see {@link #lock(Collection)}. */
    public Book lock(UUID... accountIds) {
        return lock(List.of(accountIds));
    }

    /** Writes what has been worked out. A transfer that has been posted before fails the whole book. */
    public void write(Book book) {
        var changed = book.changed();
        if (changed.isEmpty()) return;
        rows.insertTransfers(book);
        rows.insertEntries(book.entries());
        rows.update(changed);
        issuance.follow(book.transfers());
    }

    /** The transfer with this id, if it has been posted. Ask after locking its debit account. */
    public Optional<Transfer> find(UUID transferId) {
        return rows.find(transferId);
    }
}
