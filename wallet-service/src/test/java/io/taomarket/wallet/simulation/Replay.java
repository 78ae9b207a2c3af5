package io.taomarket.wallet.simulation;

import static io.taomarket.wallet.simulation.Violation.requireEqual;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Loaded;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import io.taomarket.wallet.ledger.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All transfers once more, from nothing, through the same rules: everybody must have what he has. */
final class Replay {

    private Replay() {}

    static void requireSame(Database database) {
        var empty = new ArrayList<Sheet>();
        for (var sheet : database.accounts().values())
            empty.add(new Sheet(
                    sheet.id(),
                    sheet.publicId(),
                    sheet.kind(),
                    Standing.OPEN,
                    0,
                    0,
                    Math.min(0, sheet.minAvailableRao()),
                    0));
        var again = new Again(
                List.copyOf(database.transfers().values()), database.accounts().keySet());
        var reads = Reads.of(List.of(again));
        var records = new HashMap<Register<?, ?>, List<?>>();
        for (var register : reads.records().keySet()) records.put(register, nothing(register));
        var books = new Books(Instant.EPOCH, reads, new Loaded(empty, List.of(), records));
        books.attempt(again).orThrow();
        for (var sheet : database.accounts().values())
            requireEqual(sheet.postedRao(), books.postedRao(sheet.publicId()), "I20 the balance of ", sheet.publicId());
    }

    /** The only records that transfers touch are those of the issuance, all zero. */
    private static <K, V> List<V> nothing(Register<K, V> register) {
        var zero = new Table(register.table());
        zero.put(
                new Row(new HashMap<>(
                        Map.of("ledger", 0L, "version", 0L, "genesis_rao", 0L, "minted_rao", 0L, "recycled_rao", 0L))),
                0L);
        return zero.load(register, Set.of(0), Set.of());
    }

    /** Posts what was posted. */
    private record Again(List<Transfer> transfers, Set<UUID> accounts) implements Command<Boolean> {

        @Override
        public Reads reads() {
            return Reads.of(Ledger.ISSUANCE).accounts(accounts);
        }

        @Override
        public Boolean apply(Books books) {
            transfers.forEach(books::postSetAside);
            return true;
        }
    }
}
