package io.taomarket.wallet.simulation;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.wallet.epoch.PayEpoch;
import io.taomarket.wallet.hold.EndHold;
import io.taomarket.wallet.hold.ExpireHold;
import io.taomarket.wallet.hold.Held;
import io.taomarket.wallet.hold.HoldProperties;
import io.taomarket.wallet.hold.OpenHold;
import io.taomarket.wallet.hold.ReleaseHold;
import io.taomarket.wallet.hold.TopUpHold;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.FirstMoney;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Standing;
import io.taomarket.wallet.ledger.Transfer;
import io.taomarket.wallet.registration.DecideRegistration;
import io.taomarket.wallet.settlement.SettleRequest;
import io.taomarket.wallet.stake.StakeCommands;
import io.taomarket.wallet.standing.Audited;
import io.taomarket.wallet.standing.Audited.Action;
import io.taomarket.wallet.standing.ChangeStanding;
import io.taomarket.wallet.standing.KeepReserve;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants, in words of its own; how the ledger is told is said here and nowhere else. */
sealed interface Wish {

    Command<?> command();

    /** The answer in a word or two, to be compared with what the model says. */
    default String answer(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> done(value);
            case Outcome.Refused<?>(var why) -> why.code();
            case Outcome.Failed<?>(var why) -> "failed: " + why;
        };
    }

    default String done(Object value) {
        return String.valueOf(value);
    }

    /** The operator's first money. */
    record Mint(long treasuryRao) implements Wish {

        @Override
        public Command<?> command() {
            return FirstMoney.minting(treasuryRao);
        }
    }

    record Pay(
            UUID from,
            UUID id,
            UUID to,
            long amountRao,
            @Nullable String memo) implements Wish {

        @Override
        public Command<Boolean> command() {
            return io.taomarket.wallet.transfer.Pay.transfer(from, id, to, amountRao, memo);
        }
    }

    record Deposit(UUID id, UUID to, long amountRao) implements Wish {

        @Override
        public Command<?> command() {
            return io.taomarket.wallet.transfer.Pay.deposit(id, to, amountRao, null);
        }
    }

    /** All of these or none. */
    record Together(List<Wish> wishes) implements Wish {

        @Override
        public Command<?> command() {
            return new Linked<Object>(wishes.stream().map(Wish::command).toList());
        }
    }

    record Open(UUID id, UUID account, UUID key, String replica, long amountRao, HoldProperties rules) implements Wish {

        @Override
        public Command<?> command() {
            return new OpenHold(id, account, key, replica, amountRao, rules);
        }

        @Override
        public String done(Object value) {
            return held(value);
        }
    }

    record TopUp(UUID hold, UUID id, UUID account, UUID key, long amountRao, HoldProperties rules) implements Wish {

        @Override
        public Command<?> command() {
            return new TopUpHold(hold, id, account, key, amountRao, rules);
        }

        @Override
        public String done(Object value) {
            return held(value);
        }
    }

    record Release(UUID hold, UUID id, UUID account, UUID key, long amountRao) implements Wish {

        @Override
        public Command<?> command() {
            return new ReleaseHold(hold, id, account, key, amountRao);
        }

        @Override
        public String done(Object value) {
            return held(value);
        }
    }

    record End(UUID hold, UUID id, UUID account, UUID key, EndHold.How how) implements Wish {

        @Override
        public Command<?> command() {
            return new EndHold(hold, id, account, key, how);
        }

        @Override
        public String done(Object value) {
            return held(value);
        }
    }

    record Expire(UUID hold, UUID account) implements Wish {

        @Override
        public Command<?> command() {
            return new ExpireHold(hold, account);
        }
    }

    record Settle(RequestServed served, int protocolBasisPoints) implements Wish {

        @Override
        public Command<?> command() {
            return new SettleRequest(served, protocolBasisPoints);
        }

        @Override
        public String done(Object value) {
            return ((Optional<?>) value).isPresent() ? "settled" : "settled before";
        }
    }

    record Register(RegistrationRequested request, boolean ownsHotkey) implements Wish {

        @Override
        public Command<?> command() {
            return new DecideRegistration(request, ownsHotkey);
        }
    }

    record Epoch(EpochPaid paid, Map<String, UUID> owners) implements Wish {

        @Override
        public Command<?> command() {
            return new PayEpoch(paid, owners);
        }
    }

    /** STAKE, UNSTAKE or MOVE; without an amount it is about all. */
    record Stake(
            String kind,
            UUID account,
            UUID id,
            String hotkey,
            @Nullable String toHotkey,
            @Nullable Long amountRao,
            long leastRao)
            implements Wish {

        @Override
        public Command<?> command() {
            return StakeCommands.of(kind, account, id, hotkey, toHotkey, amountRao, leastRao);
        }

        @Override
        public String done(Object value) {
            return "moved " + StakeCommands.movedRao(value);
        }
    }

    record Take(UUID account, String hotkey, int parts, long height, long raiseBlocks) implements Wish {

        @Override
        public Command<?> command() {
            return StakeCommands.take(account, hotkey, parts, height, raiseBlocks);
        }
    }

    record Stand(UUID id, UUID account, Standing standing) implements Wish {

        @Override
        public Command<?> command() {
            var action =
                    switch (standing) {
                        case OPEN -> Action.UNFREEZE;
                        case FROZEN -> Action.FREEZE;
                        case CLOSED -> Action.CLOSE;
                    };
            return new ChangeStanding(new Audited(id, account, action, "simulated", "simulated"));
        }

        @Override
        public String done(Object value) {
            return "done";
        }
    }

    /** Some of the account's money has to stay. */
    record Keep(UUID account, long reserveRao) implements Wish {

        @Override
        public Command<?> command() {
            return new KeepReserve(account, reserveRao);
        }

        @Override
        public String done(Object value) {
            return "done";
        }
    }

    /** Some of a transfer goes back; without an amount all that is left. */
    record Refund(UUID id, Transfer original, @Nullable Long amountRao) implements Wish {

        @Override
        public Command<?> command() {
            return new io.taomarket.wallet.transfer.Refund(id, original, amountRao, null);
        }

        @Override
        public String done(Object value) {
            var made = (io.taomarket.wallet.transfer.Refund.Made) value;
            return (made.isNew() ? "gives back " : "gave back ")
                    + made.transfer().amountRao();
        }
    }

    private static String held(Object value) {
        var held = (Held) value;
        var hold = held.hold();
        return held(hold.capturedRao(), hold.amountRao(), held.availableRao(), hold.expiresAt());
    }

    static String held(long capturedRao, long amountRao, long availableRao, Instant until) {
        return "held " + capturedRao + " of " + amountRao + ", " + availableRao + " left, until "
                + until.toEpochMilli();
    }
}
