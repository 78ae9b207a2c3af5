package io.taomarket.wallet.invariant;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Begins with empty accounts, makes every transfer again in memory and compares: balances and numbers of entries must
 * come out as they are. Entries and checkpoints are not asked, so it finds what they would hide.
 */
@Component
class Replay {

    private static final int ROWS_AT_A_TIME = 5000;

    private final JdbcClient jdbc;

    Replay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Call it in a transaction that sees one snapshot. */
    Invariant replay() {
        var books = new HashMap<Long, Replayed>();
        var transfers = replayInto(books);
        var accounts = new AtomicLong();
        var violations = new AtomicLong();
        jdbc.sql("select id, posted_rao, version from ledger_account")
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    accounts.incrementAndGet();
                    var replayed = books.remove(row.getLong("id"));
                    if (!Replayed.isAt(replayed, row.getLong("posted_rao"), row.getLong("version")))
                        violations.incrementAndGet();
                });
        return new Invariant(
                "I20",
                "Replaying all transfers from nothing gives all balances",
                transfers + " transfers, " + accounts + " accounts",
                violations.get() + books.size());
    }

    private long replayInto(Map<Long, Replayed> books) {
        var transfers = new AtomicLong();
        jdbc.sql("select debit_id, credit_id, amount_rao from transfer")
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    var amountRao = row.getLong("amount_rao");
                    book(books, row.getLong("debit_id")).take(amountRao);
                    book(books, row.getLong("credit_id")).give(amountRao);
                    transfers.incrementAndGet();
                });
        return transfers.get();
    }

    private static Replayed book(Map<Long, Replayed> books, long accountId) {
        return books.computeIfAbsent(accountId, _ -> new Replayed());
    }

    /** An account while transfers are made again. */
    private static final class Replayed {

        private long postedRao;
        private long entries;

        void take(long amountRao) {
            postedRao = subtractExact(postedRao, amountRao);
            entries++;
        }

        void give(long amountRao) {
            postedRao = addExact(postedRao, amountRao);
            entries++;
        }

        static boolean isAt(@Nullable Replayed replayed, long postedRao, long version) {
            if (replayed == null) return postedRao == 0 && version == 0;
            return replayed.postedRao == postedRao && replayed.entries == version;
        }
    }
}
