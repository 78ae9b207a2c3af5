package io.taomarket.wallet.simulation;

import static io.taomarket.wallet.simulation.Violation.require;
import static io.taomarket.wallet.simulation.Violation.requireEqual;

import io.taomarket.contracts.wallet.IssuanceChanged;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Transfer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The invariants of the whole ledger, at the end of a run. */
final class FullAudit {

    private final Database database;
    private final Model model;
    private final Audit audit;

    FullAudit(Database database, Model model, Audit audit) {
        this.database = database;
        this.model = model;
        this.audit = audit;
    }

    void run(List<Intention> intentions) {
        accounts();
        batches();
        refunds();
        holds();
        settlements();
        pools();
        news();
        traces(intentions);
        Replay.requireSame(database);
    }

    private void accounts() {
        requireEqual(model.money.purses().keySet(), database.accounts().keySet(), "the accounts");
        var byKind = new HashMap<Kind, Long>();
        for (var sheet : database.accounts().values()) {
            audit.account(sheet);
            byKind.merge(sheet.kind(), sheet.postedRao(), Math::addExact);
            var entries = database.entriesOf(sheet.id());
            requireEqual((long) entries.size(), sheet.version(), "I4 of ", sheet);
            var sumRao = 0L;
            for (var entry : entries) sumRao = Math.addExact(sumRao, entry.deltaRao());
            requireEqual(sumRao, sheet.postedRao(), "I3 of ", sheet);
        }
        var sumRao = byKind.values().stream().mapToLong(Long::longValue).sum();
        requireEqual(0L, sumRao, "I1 and I10");
        require(-byKind.getOrDefault(Kind.ISSUANCE, 0L) <= 21_000_000_000_000_000L, "I8 more than may exist");
    }

    private void batches() {
        var transfers = 0;
        var sequence = 0L;
        Database.Posted before = null;
        for (var batch : database.batches()) {
            requireEqual(++sequence, batch.sequence(), "I16 batches are numbered without gaps");
            if (before != null) {
                require(!batch.time().isBefore(before.time()), "time runs backwards in ", batch);
                require(batch.epoch() >= before.epoch(), "a writer whose time was over has written ", batch);
            }
            transfers += batch.transfers();
            before = batch;
        }
        requireEqual(database.transfers().size(), transfers, "I16 every transfer is in one batch");
    }

    private void refunds() {
        var backRao = new HashMap<UUID, Long>();
        for (var transfer : database.transfers().values())
            if (transfer.reverses() != null) backRao.merge(transfer.reverses(), transfer.amountRao(), Math::addExact);
        backRao.forEach((id, rao) -> {
            var original = database.transfers().get(id);
            require(original != null && rao <= original.amountRao(), "I14 of ", original);
        });
    }

    private void holds() {
        audit.holds();
        var rows = database.table("hold").rows();
        requireEqual(model.holds.holds().size(), rows.size(), "the number of holds");
        for (var row : rows) {
            var kept = new ModelHolds.Kept(
                    (UUID) row.value("account_id"),
                    (UUID) row.value("key_id"),
                    (String) row.value("replica"),
                    row.number("amount_rao"),
                    row.number("captured_rao"),
                    (String) row.value("state"),
                    ((OffsetDateTime) row.value("expires_at")).toInstant());
            requireEqual(model.holds.holds().get((UUID) row.value("id")), kept, "the hold");
        }
    }

    private void settlements() {
        var rows = database.table("settlement").rows();
        requireEqual(model.holds.settled().size(), rows.size(), "the number of settlements");
        var captured = new HashMap<Object, Long>();
        for (var row : rows) {
            var paid = new ModelHolds.Paid(
                    row.number("from_hold_rao"),
                    row.number("from_free_rao"),
                    row.number("loss_rao"),
                    row.number("unpaid_rao"),
                    row.number("miner_rao"),
                    row.number("protocol_rao"));
            var name = row.value("account_id") + " " + row.value("request_id");
            requireEqual(model.holds.settled().get(name), paid, "the settlement");
            captured.merge(row.value("hold_id"), paid.fromHoldRao(), Math::addExact);
        }
        for (var hold : database.table("hold").rows())
            requireEqual(captured.getOrDefault(hold.value("id"), 0L), hold.number("captured_rao"), "I7 of ", hold);
        for (var usage : database.table("key_usage").rows())
            requireEqual(
                    model.holds.everSpentRao((UUID) usage.value("key_id")),
                    usage.number("total_rao"),
                    "what was spent by ",
                    usage);
    }

    private void pools() {
        var shares = new HashMap<Object, BigInteger>();
        for (var row : database.table("stake_position").rows()) {
            var own = ((BigDecimal) row.value("shares")).toBigIntegerExact();
            shares.merge(row.value("hotkey"), own, BigInteger::add);
            var modelled = model.stakes.sharesOf((String) row.value("hotkey"), (UUID) row.value("owner_id"));
            requireEqual(modelled, own, "the shares of ", row);
        }
        for (var row : database.table("stake_pool").rows()) {
            audit.pool(row);
            var all = ((BigDecimal) row.value("total_shares")).toBigIntegerExact();
            requireEqual(shares.getOrDefault(row.value("hotkey"), BigInteger.ZERO), all, "I12 the shares of ", row);
            var pool = model.stakes.pools().get((String) row.value("hotkey"));
            require(pool != null && pool.shares().equals(all) && pool.take() == row.number("take_parts"), "", row);
        }
    }

    /** Whoever hears everything knows in the end what is. */
    private void news() {
        var stake = new HashMap<String, StakeChanged>();
        IssuanceChanged issuance = null;
        for (var event : database.outbox().values()) {
            if (event instanceof StakeChanged changed) {
                var past = stake.put(changed.hotkey(), changed);
                require(past == null || past.version() < changed.version(), "said in the wrong order: ", changed);
            }
            if (event instanceof IssuanceChanged changed) {
                require(issuance == null || issuance.version() < changed.version(), "wrong order: ", changed);
                issuance = changed;
            }
        }
        registrations();
        for (var row : database.table("stake_pool").rows()) {
            var said = stake.get((String) row.value("hotkey"));
            var isSaid = said == null
                    ? row.number("version") == 0
                    : said.version() == row.number("version")
                            && said.totalRao()
                                    == database.account((UUID) row.value("pool_id"))
                                            .postedRao();
            require(isSaid, "nobody has heard of ", row);
        }
        var row = database.table("issuance").rows().iterator().next();
        require(issuance != null && issuance.version() == row.number("version"), "nobody has heard of ", row);
    }

    private void registrations() {
        var said = database.outbox().values().stream()
                .filter(event -> event instanceof RegistrationPaid || event instanceof RegistrationDeclined)
                .count();
        var decided = database.table("registration_payment").rows().size();
        requireEqual((long) decided, said, "what was said of registrations");
    }

    /** What was acknowledged has happened, and what has left a trace was wished for and committed. */
    private void traces(List<Intention> intentions) {
        var payments = new HashMap<List<Object>, Transfer>();
        for (var transfer : database.transfers().values())
            if (transfer.requestedId() != null)
                payments.put(List.of(transfer.debitId(), transfer.requestedId()), transfer);
        var traces = new Traces(database, payments);
        for (var intention : intentions) {
            require(
                    intention.acknowledged == null || intention.committed != null,
                    "I19 acknowledged and never committed: ",
                    intention);
            if (!Traces.leavesNone(intention.wish))
                requireEqual(
                        audit.isCommitted(intention.wish), traces.has(intention.wish), "I19 the trace of ", intention);
        }
    }
}
