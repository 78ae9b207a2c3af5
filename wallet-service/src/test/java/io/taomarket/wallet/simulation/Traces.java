package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a wish that has come true leaves behind, and no other wish does. */
final class Traces {

    private final Database database;
    private final Map<List<Object>, Transfer> payments;

    Traces(Database database, Map<List<Object>, Transfer> payments) {
        this.database = database;
        this.payments = payments;
    }

    /** Whether it is there; nothing where a wish may come true without a trace. */
    Optional<Boolean> find(Wish wish) {
        return switch (wish) {
            case Wish.Pay pay -> Optional.of(isPaid(pay.from(), pay.id(), pay.to(), pay.amountRao()));
            case Wish.Deposit deposit ->
                Optional.of(isPaid(Ledger.TREASURY, deposit.id(), deposit.to(), deposit.amountRao()));
            case Wish.Together together -> Optional.of(arePaid(together));
            case Wish.Open open -> Optional.of(hasRow("hold", "replica", open.replica(), open.id()));
            case Wish.TopUp topUp -> Optional.of(hasRow("hold_change", "amount_rao", topUp.amountRao(), topUp.id()));
            case Wish.End end -> Optional.of(hasRow("hold_change", "kind", end.how().name(), end.id()));
            case Wish.Settle settle ->
                Optional.of(database.table("settlement")
                                .find(settle.served().accountId(), settle.served().requestId())
                        != null);
            case Wish.Register register ->
                Optional.of(database.table("registration_payment")
                                .find(register.request().registrationId())
                        != null);
            case Wish.Epoch epoch ->
                Optional.of(database.table("epoch_payment")
                                .find((long) epoch.paid().netuid(), epoch.paid().epoch())
                        != null);
            case Wish.Stake stake -> Optional.of(hasStaked(stake));
            case Wish.Release _, Wish.Expire _, Wish.Take _, Wish.Stand _, Wish.Mint _ -> Optional.empty();
        };
    }

    private boolean isPaid(UUID from, UUID id, UUID to, long amountRao) {
        var transfer = payments.get(List.of(from, id));
        return transfer != null && transfer.amountRao() == amountRao && transfer.creditId().equals(to);
    }

    private boolean arePaid(Wish.Together together) {
        return together.payments().stream().allMatch(pay -> isPaid(pay.from(), pay.id(), pay.to(), pay.amountRao()));
    }

    private boolean hasRow(String table, String column, Object value, Object key) {
        var row = database.table(table).find(key);
        return row != null && value.equals(row.value(column));
    }

    private boolean hasStaked(Wish.Stake wish) {
        var row = database.table("stake_operation").find(wish.account(), wish.id());
        if (row == null) return false;
        var asked = row.columns().get("asked_rao");
        return asked == null ? wish.amountRao() == null : asked.equals(wish.amountRao());
    }
}
