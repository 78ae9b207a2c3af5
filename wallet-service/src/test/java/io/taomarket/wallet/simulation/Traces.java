package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a wish that has come true leaves behind, and no other wish does. */
final class Traces {

    private final Database database;
    private final Map<List<Object>, Transfer> payments;

    Traces(Database database, Map<List<Object>, Transfer> payments) {
        this.database = database;
        this.payments = payments;
    }

    /** Without an id of its own it can come true any number of times. */
    static boolean leavesNone(Wish wish) {
        return switch (wish) {
            case Wish.Release _, Wish.Expire _, Wish.Take _, Wish.Stand _, Wish.Keep _, Wish.Mint _ -> true;
            default -> false;
        };
    }

    boolean has(Wish wish) {
        return switch (wish) {
            case Wish.Pay pay -> isPaid(pay.from(), pay.id(), pay.to(), pay.amountRao());
            case Wish.Deposit deposit -> isPaid(Ledger.TREASURY, deposit.id(), deposit.to(), deposit.amountRao());
            case Wish.Together together -> arePaid(together);
            case Wish.Open open -> hasRow("hold", "replica", open.replica(), open.id());
            case Wish.TopUp topUp -> hasRow("hold_change", "amount_rao", topUp.amountRao(), topUp.id());
            case Wish.End end -> hasRow("hold_change", "kind", end.how().name(), end.id());
            case Wish.Settle settle ->
                isThere(
                        "settlement",
                        settle.served().accountId(),
                        settle.served().requestId());
            case Wish.Register register ->
                isThere("registration_payment", register.request().registrationId());
            case Wish.Epoch epoch ->
                isThere(
                        "epoch_payment",
                        (long) epoch.paid().netuid(),
                        epoch.paid().epoch());
            case Wish.Refund refund -> isGivenBack(refund);
            case Wish.Stake stake -> hasStaked(stake);
            case Wish.Release _, Wish.Expire _, Wish.Take _, Wish.Stand _, Wish.Keep _, Wish.Mint _ -> false;
        };
    }

    private boolean isThere(String table, Object... key) {
        return database.table(table).find(key) != null;
    }

    private boolean isPaid(UUID from, UUID id, UUID to, long amountRao) {
        var transfer = payments.get(List.of(from, id));
        return transfer != null
                && transfer.amountRao() == amountRao
                && transfer.creditId().equals(to);
    }

    private boolean isGivenBack(Wish.Refund wish) {
        var transfer = payments.get(List.of(wish.original().creditId(), wish.id()));
        return transfer != null
                && wish.original().id().equals(transfer.reverses())
                && (wish.amountRao() == null || wish.amountRao() == transfer.amountRao());
    }

    private boolean arePaid(Wish.Together together) {
        return together.wishes().stream().allMatch(this::has);
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
