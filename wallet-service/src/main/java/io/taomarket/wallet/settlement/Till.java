package io.taomarket.wallet.settlement;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.hold.Hold;
import io.taomarket.wallet.ledger.Book;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works out the payments of a batch of requests, in order, in memory. */
final class Till {

    private final Book book;
    private final int protocolBasisPoints;
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<UUID, Hold> captured = new LinkedHashMap<>();
    private final Map<UUID, Long> spentRao = new HashMap<>();
    private final List<Settlement> settlements = new ArrayList<>();

    Till(Book book, Collection<Hold> openHolds, int protocolBasisPoints) {
        this.book = book;
        this.protocolBasisPoints = protocolBasisPoints;
        openHolds.forEach(hold -> holds.put(hold.id(), hold));
    }

    void settle(RequestServed served) {
        var payment = Payment.of(
                served.costRao(),
                FeeSplit.of(served.costRao(), protocolBasisPoints),
                holdRao(served),
                book.availableRao(served.accountId()),
                book.availableRao(Ledger.TREASURY));
        capture(served, payment.fromHoldRao());
        move(served, payment);
        spentRao.merge(served.keyId(), payment.fromCustomerRao(), Math::addExact);
        settlements.add(new Settlement(served, payment));
    }

    private long holdRao(RequestServed served) {
        var hold = holds.get(served.holdId());
        return hold == null || !hold.accountId().equals(served.accountId()) ? 0 : hold.remainingRao();
    }

    private void capture(RequestServed served, long amountRao) {
        if (amountRao == 0) return;
        book.release(served.accountId(), amountRao);
        var hold = requireNonNull(holds.get(served.holdId())).capture(amountRao);
        holds.put(hold.id(), hold);
        captured.put(hold.id(), hold);
    }

    private void move(RequestServed served, Payment payment) {
        var customer = served.accountId();
        var miner = requireNonNull(served.minerAccountId());
        post(served, 1, Code.CHARGE, customer, miner, payment.customerToMinerRao());
        post(served, 2, Code.FEE, customer, Ledger.ISSUANCE, payment.customerToProtocolRao());
        post(served, 3, Code.CHARGE, Ledger.TREASURY, miner, payment.treasuryToMinerRao());
        post(served, 4, Code.FEE, Ledger.TREASURY, Ledger.ISSUANCE, payment.treasuryToProtocolRao());
    }

    private void post(RequestServed served, int leg, Code code, UUID debitId, UUID creditId, long amountRao) {
        var staysWhereItIs = debitId.equals(creditId); // who buys from himself pays only the fee
        if (amountRao == 0 || staysWhereItIs) return;
        var id = DerivedId.of("settlement", served.accountId(), served.requestId(), leg);
        book.post(Transfer.of(id, code, debitId, creditId, amountRao, served.requestId()));
    }

    Collection<Hold> captured() {
        return captured.values();
    }

    /** What each key has spent. */
    Map<UUID, Long> spentRao() {
        return spentRao;
    }

    List<Settlement> settlements() {
        return settlements;
    }

    /** How one request was paid. */
    record Settlement(RequestServed served, Payment payment) {}
}
