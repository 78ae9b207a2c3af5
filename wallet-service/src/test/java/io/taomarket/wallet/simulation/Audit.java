package io.taomarket.wallet.simulation;

import static io.taomarket.wallet.simulation.Violation.require;
import static io.taomarket.wallet.simulation.Violation.requireEqual;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Changes;
import io.taomarket.wallet.ledger.Entry;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.simulation.ModelMoney.Move;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Looks at every commit: what was answered, what has moved, and whether everything still adds up. */
final class Audit {

    private final Database database;
    private final Model model;
    private final Scheduler scheduler;
    private final Map<Long, Last> last = new HashMap<>();
    private final Map<Object, Row> ended = new HashMap<>();
    private final Map<String, Price> prices = new HashMap<>();
    private final Set<Long> emptied = new HashSet<>();
    private final Set<Wish> committed = new HashSet<>();
    private long batches;

    Audit(Database database, Model model, Scheduler scheduler) {
        this.database = database;
        this.model = model;
        this.scheduler = scheduler;
    }

    private record Last(long version, long balanceRao) {}

    private record Price(BigInteger rao, BigInteger shares) {}

    void committed(Batch batch, Books books, Changes changes) {
        answered(batch, books);
        for (var delivery : batch.deliveries()) {
            require(!delivery.isCommitted, "done again without being sent again: ", delivery.intention);
            delivery.isCommitted = true;
        }
        requireEqual(++batches, (long) database.batches().size(), "I16 batches are numbered without gaps");
        var moved = changes.transfers().stream()
                .map(t -> new Move(t.code().name(), t.debitId(), t.creditId(), t.amountRao()))
                .toList();
        requireEqual(model.money.moved(), moved, "I19 what was posted is what was intended");
        emptied.clear();
        sides(changes.entries(), changes.transfers().size());
        changes.entries().forEach(this::entry);
        changes.accounts().forEach(update -> account(update.after()));
        changes.records().forEach((register, of) -> {
            switch (register.table()) {
                case "hold" -> holds();
                case "stake_pool" -> database.table("stake_pool").rows().forEach(this::pool);
                default -> {}
            }
        });
        issuance();
    }

    /** The model would have said the same, and whoever has had his wish never hears that he has not. */
    void answered(Batch batch, Books books) {
        for (var i = 0; i < batch.size(); i++) {
            var intention = batch.intention(i);
            var outcome = batch.outcomes().get(i);
            var actual = intention.wish.answer(outcome);
            scheduler.say(() -> "does     " + intention + " -> " + actual);
            requireEqual(model.answer(intention.wish, books.time()), actual, "the answer to ", intention);
            var isDone = outcome instanceof Outcome.Done<?>;
            var hasNoId = Traces.leavesNone(intention.wish);
            require(isDone || hasNoId || intention.committed == null, "I13 done before, and now refused: ", intention);
            var mustRepeat = intention.wish instanceof Wish.Stake && intention.committed != null;
            if (mustRepeat) requireEqual(intention.committed, actual, "I19 the answer to ", intention);
            if (isDone) intention.committed = actual;
            if (isDone) committed.add(intention.wish);
        }
        scheduler.say(() -> "as of    " + books.time());
    }

    /** A writer whose time is over changes nothing, and can only repeat what was answered before. */
    void repeated(Batch batch) {
        for (var i = 0; i < batch.size(); i++) {
            var intention = batch.intention(i);
            if (!(batch.outcomes().get(i) instanceof Outcome.Done<?>)) continue;
            var hasNoId = Traces.leavesNone(intention.wish);
            require(hasNoId || committed.contains(intention.wish), "I19 done by nobody: ", intention);
            intention.committed = intention.wish.answer(batch.outcomes().get(i));
        }
    }

    boolean isCommitted(Wish wish) {
        return committed.contains(wish);
    }

    private void sides(List<Entry> entries, int transfers) {
        requireEqual(2 * transfers, entries.size(), "I2 every transfer has two sides");
        var sums = new HashMap<UUID, Long>();
        for (var entry : entries) sums.merge(entry.transferId(), entry.deltaRao(), Math::addExact);
        requireEqual(transfers, sums.size(), "I2 every transfer has its own entries");
        sums.forEach((transfer, rao) -> requireEqual(0L, rao, "I2 the sides of ", transfer, " cancel out"));
    }

    private void entry(Entry entry) {
        var before = last.getOrDefault(entry.accountId(), new Last(0, 0));
        var now = new Last(before.version + 1, before.balanceRao + entry.deltaRao());
        requireEqual(
                now,
                new Last(entry.accountVersion(), entry.balanceAfterRao()),
                "I3 and I4 of account ",
                entry.accountId());
        last.put(entry.accountId(), now);
        if (now.balanceRao == 0) emptied.add(entry.accountId());
    }

    void account(Sheet sheet) {
        var now = last.getOrDefault(sheet.id(), new Last(0, 0));
        requireEqual(now, new Last(sheet.version(), sheet.postedRao()), "I3 and I4 of ", sheet);
        require(sheet.postedRao() - sheet.heldRao() >= sheet.minAvailableRao(), "I5 of ", sheet);
        var purse = model.money.purse(sheet.publicId());
        requireEqual(
                purse,
                new ModelMoney.Purse(
                        sheet.kind(), sheet.standing(), sheet.postedRao(), sheet.heldRao(), sheet.minAvailableRao()),
                "the model of ",
                sheet.publicId());
    }

    /** What is held belongs to open holds, and one that has ended stays as it is. */
    void holds() {
        var heldRao = new HashMap<Object, Long>();
        for (var row : database.table("hold").rows()) {
            var leftRao = row.number("amount_rao") - row.number("captured_rao");
            require(leftRao >= 0, "I7 of ", row);
            if (row.value("state").equals("OPEN")) heldRao.merge(row.value("account_id"), leftRao, Math::addExact);
            else requireEqual(row, ended.computeIfAbsent(row.value("id"), _ -> row), "I7 a hold ends once");
        }
        for (var sheet : database.accounts().values())
            requireEqual(heldRao.getOrDefault(sheet.publicId(), 0L), sheet.heldRao(), "I6 of ", sheet);
    }

    /** The price of a share never falls, and the money covers all shares. */
    void pool(Row row) {
        var hotkey = (String) row.value("hotkey");
        var account = database.account((UUID) row.value("pool_id"));
        var rao = BigInteger.valueOf(account.postedRao());
        var shares = ((BigDecimal) row.value("total_shares")).toBigIntegerExact();
        var before = prices.put(hotkey, new Price(rao, shares));
        require((rao.signum() == 0) == (shares.signum() == 0), "I12 money without shares: ", row);
        if (shares.signum() == 0 || before == null || before.shares.signum() == 0) return;
        if (emptied.contains(account.id())) return; // and begun anew
        require(
                rao.multiply(before.shares).compareTo(before.rao.multiply(shares)) >= 0,
                "I12 a share has lost value: ",
                row,
                " ",
                before,
                " now ",
                rao);
    }

    private void issuance() {
        var row = database.table("issuance").rows().iterator().next();
        var issuedRao = row.number("genesis_rao") + row.number("minted_rao") - row.number("recycled_rao");
        requireEqual(-database.account(Ledger.ISSUANCE).postedRao(), issuedRao, "I8");
    }

    /** Everything, once more and from the beginning. */
    void end(List<Intention> intentions) {
        new FullAudit(database, model, this).run(intentions);
    }
}
