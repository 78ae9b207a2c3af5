package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.simulation.ModelMoney.No;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says what the ledger must answer and who then has what, from the rules and not from the ledger's code. */
final class Model {

    final ModelMoney money = new ModelMoney();
    final ModelHolds holds = new ModelHolds(money);
    final ModelStakes stakes = new ModelStakes(money);
    private final Map<String, Wish> payments = new HashMap<>();
    private final Map<UUID, String> decisions = new HashMap<>();
    private final Map<String, String> burnt = new HashMap<>();
    private final Map<String, Given> refunds = new HashMap<>();
    private final Map<UUID, Long> givenBackRao = new HashMap<>();
    private boolean isBegun;

    private record Given(UUID original, long amountRao) {}

    String answer(Wish wish, Instant now) {
        money.begin();
        var lasting = lasting(wish);
        if (lasting.filter(burnt::containsKey).isPresent()) return "id_already_failed";
        try {
            return does(wish, now);
        } catch (No no) {
            money.takeBack();
            if (!no.code.equals("exists_different")) lasting.ifPresent(name -> burnt.put(name, no.code));
            return no.code;
        }
    }

    private String does(Wish wish, Instant now) {
        return switch (wish) {
            case Wish.Mint mint -> mint(mint);
            case Wish.Pay pay -> pay(pay);
            case Wish.Deposit deposit -> deposit(deposit);
            case Wish.Together together -> together(together, now);
            case Wish.Open open -> holds.open(open, now);
            case Wish.TopUp topUp -> holds.topUp(topUp, now);
            case Wish.Release release -> holds.release(release, now);
            case Wish.End end -> holds.end(end, now);
            case Wish.Expire expire -> holds.expire(expire, now);
            case Wish.Settle settle -> holds.settle(settle, now);
            case Wish.Register register -> register(register);
            case Wish.Epoch epoch -> stakes.pay(epoch);
            case Wish.Stake stake -> stakes.stake(stake);
            case Wish.Take take -> stakes.take(take);
            case Wish.Stand stand -> {
                var hasMore = holds.hasOpen(stand.account()) || stakes.concerns(stand.account());
                money.stand(stand.id(), stand.account(), stand.standing(), hasMore);
                yield "done";
            }
            case Wish.Keep keep -> {
                money.keep(keep.account(), keep.reserveRao());
                yield "done";
            }
            case Wish.Refund refund -> refund(refund);
        };
    }

    private String mint(Wish.Mint wish) {
        if (isBegun) return "false";
        isBegun = true;
        if (wish.treasuryRao() > 0) money.move("GENESIS", Ledger.ISSUANCE, Ledger.TREASURY, wish.treasuryRao());
        return "true";
    }

    private String pay(Wish.Pay wish) {
        var name = wish.from() + " " + wish.id();
        if (isRepeated(name, wish)) return "false";
        if (wish.from().equals(wish.to())) throw new No("same_account");
        money.move("TRANSFER", wish.from(), wish.to(), wish.amountRao());
        return "true";
    }

    private String deposit(Wish.Deposit wish) {
        if (isRepeated("deposit " + wish.id(), wish)) return "false";
        money.move("DEPOSIT", Ledger.TREASURY, wish.to(), wish.amountRao());
        return "true";
    }

    private String together(Wish.Together wish, Instant now) {
        var answers = new StringBuilder();
        try {
            for (var each : wish.wishes())
                answers.append(answers.isEmpty() ? "[" : ", ").append(does(each, now));
        } catch (No no) {
            throw new No("linked_failed");
        }
        return answers.append("]").toString();
    }

    private String register(Wish.Register wish) {
        var request = wish.request();
        if (decisions.containsKey(request.registrationId())) return "false";
        var isPaid = money.has(request.accountId())
                && wish.ownsHotkey()
                && money.availableRao(request.accountId()) >= request.priceRao();
        if (isPaid && request.priceRao() > 0)
            money.move("REGISTRATION", request.accountId(), Ledger.ISSUANCE, request.priceRao());
        money.put(decisions, request.registrationId(), isPaid ? "paid" : "declined");
        return "true";
    }

    private String refund(Wish.Refund wish) {
        var original = wish.original();
        var name = refundName(wish);
        var past = refunds.get(name);
        if (past != null) {
            var isSame = past.original.equals(original.id())
                    && (wish.amountRao() == null || wish.amountRao() == past.amountRao);
            if (!isSame) throw new No("exists_different");
            return "gave back " + past.amountRao;
        }
        switch (original.code()) {
            case TRANSFER, CHARGE, DEPOSIT -> {}
            default -> throw new No("not_refundable");
        }
        var leftRao = original.amountRao() - givenBackRao.getOrDefault(original.id(), 0L);
        var amountRao = wish.amountRao() == null ? leftRao : wish.amountRao();
        if (leftRao == 0 || amountRao > leftRao) throw new No("refund_exceeds");
        money.move("REFUND", original.creditId(), original.debitId(), amountRao);
        money.put(refunds, name, new Given(original.id(), amountRao));
        money.put(givenBackRao, original.id(), original.amountRao() - leftRao + amountRao);
        return "gives back " + amountRao;
    }

    private static String refundName(Wish.Refund wish) {
        return "refund " + wish.original().creditId() + " " + wish.id();
    }

    private boolean isRepeated(String name, Wish wish) {
        var past = payments.get(name);
        if (past == null) money.put(payments, name, wish);
        else if (!past.equals(wish)) throw new No("exists_different");
        return past != null;
    }

    /** Ids that stay refused once they have been refused. */
    private static Optional<String> lasting(Wish wish) {
        return switch (wish) {
            case Wish.End end -> Optional.of("end " + end.id());
            case Wish.Refund refund -> Optional.of(refundName(refund));
            default -> Optional.empty();
        };
    }
}
