package io.taomarket.wallet.settlement;

import static java.util.Objects.requireNonNull;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.hold.Hold;
import io.taomarket.wallet.key.KeyBudget;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * Pays for one served request, once; nothing is answered when it was settled before. Once refused it may still be paid:
 * who served has earned it, so that the operator can say it again when what was missing is there.
 *
 * @param protocolBasisPoints the protocol's part of the cost
 */
public record SettleRequest(RequestServed served, int protocolBasisPoints) implements Command<Optional<Settlement>> {

    @Override
    public Reads reads() {
        var reads = Reads.of(Ledger.ISSUANCE, Ledger.TREASURY, served.accountId(), miner())
                .record(Settlement.REGISTER, Settlement.Key.of(served))
                .record(Hold.REGISTER, served.holdId());
        return KeyBudget.reads(reads, served.keyId());
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public Optional<Settlement> apply(Books books) {
        if (books.find(Settlement.REGISTER, Settlement.Key.of(served)).isPresent()) return Optional.empty();
        if (!books.has(served.accountId()) || !books.has(miner())) throw nobody();
        var hold = books.find(Hold.REGISTER, served.holdId())
                .filter(found -> found.accountId().equals(served.accountId()));
        var payment = Payment.of(
                served.costRao(),
                FeeSplit.of(served.costRao(), protocolBasisPoints),
                hold.map(Hold::remainingRao).orElse(0L),
                books.availableRao(served.accountId()),
                books.availableRao(Ledger.TREASURY));
        if (payment.fromHoldRao() > 0) capture(books, hold.orElseThrow(), payment.fromHoldRao());
        move(books, payment);
        KeyBudget.spend(books, served.keyId(), payment.fromCustomerRao());
        var settlement = Settlement.of(served, payment);
        books.put(Settlement.REGISTER, settlement);
        return Optional.of(settlement);
    }

    private static void capture(Books books, Hold hold, long amountRao) {
        books.release(hold.accountId(), amountRao);
        books.put(Hold.REGISTER, hold.capture(amountRao));
    }

    private void move(Books books, Payment payment) {
        var customer = served.accountId();
        post(books, 1, Code.CHARGE, customer, miner(), payment.customerToMinerRao());
        post(books, 2, Code.FEE, customer, Ledger.ISSUANCE, payment.customerToProtocolRao());
        post(books, 3, Code.CHARGE, Ledger.TREASURY, miner(), payment.treasuryToMinerRao());
        post(books, 4, Code.FEE, Ledger.TREASURY, Ledger.ISSUANCE, payment.treasuryToProtocolRao());
    }

    private void post(Books books, int leg, Code code, UUID debitId, UUID creditId, long amountRao) {
        var staysWhereItIs = debitId.equals(creditId); // who buys from himself pays only the fee
        if (amountRao == 0 || staysWhereItIs) return;
        var id = DerivedId.sortedLike(served.requestId(), "settlement", served.accountId(), served.requestId(), leg);
        books.postSetAside(Transfer.of(id, code, debitId, creditId, amountRao, served.requestId()));
    }

    private UUID miner() {
        return requireNonNull(served.minerAccountId(), "who costs something has a miner");
    }

    private static Refusal nobody() {
        return new Refusal(HttpStatus.NOT_FOUND, "account_not_found", "There is no account that could pay or be paid.");
    }
}
