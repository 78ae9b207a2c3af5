package io.taomarket.wallet.simulation;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.wallet.hold.EndHold.How;
import io.taomarket.wallet.hold.HoldProperties;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What everybody wants: every kind of command, in amounts that go right to the edge. */
final class Workload {

    private static final long[] SCALES = {10, 1_000, 1_000_000, 1_000_000_000_000L};
    private static final long RAISE_BLOCKS = 50;

    private final World world;
    private final Model model;
    private final SplittableRandom random;
    private final HoldProperties rules;
    private final long scaleRao;
    private final long leastStakeRao;
    private final int protocolBasisPoints;
    private final Wish.Mint genesis;
    private final List<UUID> accounts = new ArrayList<>();
    private final Outsiders outsiders;
    private final List<Wish.Open> holds = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private long epochs;
    private final int most;
    private final int longestPauseMillis;

    Workload(World world, Model model) {
        this.world = world;
        this.model = model;
        random = world.scheduler().random();
        rules = new HoldProperties(Duration.ofSeconds(30), Duration.ofSeconds(10), 500, 1 + random.nextInt(6));
        scaleRao = SCALES[random.nextInt(SCALES.length)];
        leastStakeRao = 1 + random.nextLong(Math.min(100, scaleRao));
        protocolBasisPoints = random.nextInt(3) == 0 ? random.nextInt(10_001) : 1_000;
        genesis = new Wish.Mint(random.nextInt(20) == 0 ? Ledger.CAP_RAO - random.nextInt(100) : scaleRao * 20);
        outsiders = new Outsiders(world, model, rules, scaleRao);
        most = random.nextInt(1_500) == 0 ? 3_000 : random.nextInt(16) == 0 ? 300 : 15 + random.nextInt(45);
        longestPauseMillis = most == 3_000 ? 3 : 1 + random.nextInt(random.nextBoolean() ? 20 : 1_500);
    }

    Wish.Mint genesis() {
        return genesis;
    }

    void begin() {
        outsiders.begin();
        accounts.addAll(outsiders.accounts());
        for (var account : accounts)
            if (random.nextInt(4) > 0) wish(new Wish.Deposit(world.id(), account, amountRao()));
        another();
        sweep();
    }

    boolean isOver() {
        return wishes.size() >= most;
    }

    private void another() {
        if (isOver()) return;
        wish(wishes.size() > 5 && random.nextInt(30) == 0 ? impostor() : any());
        world.scheduler().in(random.nextInt(longestPauseMillis), this::another);
    }

    private void wish(Wish wish) {
        wishes.add(wish);
        if (wish instanceof Wish.Open open) holds.add(open);
        world.clients().begin(wish);
    }

    /** Holds that look expired to somebody whose clock may be wrong. */
    private void sweep() {
        world.scheduler().in(5_000, () -> {
            if (isOver()) return;
            var writer = world.writers().get(random.nextInt(world.writers().size()));
            for (var hold : outsiders.expired(writer.clock())) wish(hold);
            sweep();
        });
    }

    private Wish any() {
        var dice = random.nextInt(100);
        if (dice < 22) return pay();
        if (dice < 30) return new Wish.Deposit(world.id(), account(), amountRao());
        if (dice < 34) return together();
        if (dice < 46) return open();
        if (dice < 66 && !holds.isEmpty()) return aboutHold(holds.get(recent(holds.size())));
        if (dice < 70) return new Wish.Settle(served(anyHold(), account(), outsiders.anyKey()), protocolBasisPoints);
        if (dice < 84) return stake();
        if (dice < 88) return epoch();
        if (dice < 92) return register();
        if (dice < 94) return take();
        if (dice < 96) return stand();
        if (dice < 97) return new Wish.Keep(account(), near(random.nextInt(3)));
        return refund();
    }

    private Wish.Pay pay() {
        var from = account();
        var memo = random.nextInt(200) == 0 ? "\0" : random.nextBoolean() ? "memo" : null;
        return new Wish.Pay(from, world.id(), target(from), near(model.money.has(from) ? free(from) : 0), memo);
    }

    private Wish together() {
        var linked = new ArrayList<Wish>();
        for (var i = 2 + random.nextInt(3); i > 0; i--) linked.add(random.nextInt(4) == 0 ? register() : pay());
        return new Wish.Together(linked);
    }

    private Wish open() {
        var account = outsiders.owned();
        return new Wish.Open(world.id(), account, outsiders.keyOf(account), replica(), near(free(account)), rules);
    }

    private Wish aboutHold(Wish.Open hold) {
        var id = world.id();
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Wish.TopUp(hold.id(), id, hold.account(), hold.key(), near(free(hold.account())), rules);
            case 2 -> new Wish.Release(hold.id(), id, hold.account(), hold.key(), near(hold.amountRao()));
            case 3 -> new Wish.End(hold.id(), id, hold.account(), hold.key(), How.SETTLE);
            case 4 -> new Wish.End(hold.id(), id, hold.account(), hold.key(), How.VOID);
            case 5 -> new Wish.Expire(hold.id(), hold.account());
            default -> new Wish.Settle(served(hold.id(), hold.account(), hold.key()), protocolBasisPoints);
        };
    }

    private Wish stake() {
        var from = outsiders.anyHotkey();
        var to = outsiders.anyHotkey();
        var account = random.nextInt(3) == 0 ? account() : accounts.getFirst();
        var kind = random.nextInt(2) == 0 ? "STAKE" : random.nextInt(3) == 0 && !from.equals(to) ? "MOVE" : "UNSTAKE";
        var isAll = !kind.equals("STAKE") && random.nextBoolean();
        var amountRao = Math.max(leastStakeRao, near(model.money.has(account) ? free(account) : 0));
        return new Wish.Stake(
                kind,
                account,
                world.id(),
                from,
                kind.equals("MOVE") ? to : null,
                isAll ? null : Long.valueOf(amountRao),
                leastStakeRao);
    }

    private Wish epoch() {
        var payouts = new ArrayList<Payout>();
        var owners = new HashMap<String, UUID>();
        for (var i = random.nextInt(5); i >= 0; i--) {
            var hotkey = outsiders.anyHotkey();
            var owner = outsiders.ownerOf(hotkey);
            if (model.stakes.pools().containsKey(hotkey)) owners.put(hotkey, owner);
            payouts.add(new Payout(Role.values()[random.nextInt(3)], hotkey, owner, amountRao()));
        }
        var paidRao = payouts.stream().mapToLong(Payout::amountRao).sum();
        var carriedRao = random.nextInt(5);
        return new Wish.Epoch(
                new EpochPaid(world.id(), Instant.EPOCH, 1, ++epochs, paidRao + carriedRao, carriedRao, payouts),
                Map.copyOf(owners));
    }

    private Wish register() {
        var account = account();
        var priceRao = random.nextInt(4) == 0 ? 0 : near(model.money.has(account) ? free(account) : 0);
        var hotkey = outsiders.anyHotkey();
        return new Wish.Register(
                new RegistrationRequested(world.id(), Instant.EPOCH, world.id(), 1, account, hotkey, priceRao),
                random.nextInt(5) > 0);
    }

    private Wish take() {
        var hotkey = outsiders.anyHotkey();
        var owner = random.nextInt(6) == 0 ? account() : outsiders.ownerOf(hotkey);
        return new Wish.Take(owner, hotkey, random.nextInt(11_797), wishes.size(), RAISE_BLOCKS);
    }

    private Wish stand() {
        var dice = random.nextInt(10);
        var standing = dice < 3 ? Standing.FROZEN : dice == 3 ? Standing.CLOSED : Standing.OPEN;
        return new Wish.Stand(world.id(), account(), standing);
    }

    private Wish refund() {
        var history = world.database().history();
        if (history.isEmpty()) return pay();
        var original = history.get(recent(history.size()));
        var isAll = random.nextBoolean();
        return new Wish.Refund(world.id(), original, isAll ? null : (Long) near(original.amountRao()));
    }

    /** Something else under an id that was used before. */
    private Wish impostor() {
        return switch (wishes.get(recent(wishes.size()))) {
            case Wish.Pay pay -> new Wish.Pay(pay.from(), pay.id(), pay.to(), pay.amountRao() + 1, pay.memo());
            case Wish.Deposit deposit -> new Wish.Deposit(deposit.id(), deposit.to(), deposit.amountRao() + 1);
            case Wish.Open open ->
                new Wish.Open(open.id(), open.account(), open.key(), open.replica() + "'", open.amountRao(), rules);
            case Wish.TopUp topUp ->
                new Wish.TopUp(topUp.hold(), topUp.id(), topUp.account(), topUp.key(), topUp.amountRao() + 1, rules);
            case Wish.End end ->
                new Wish.End(
                        end.hold(), end.id(), end.account(), end.key(), end.how() == How.VOID ? How.SETTLE : How.VOID);
            case Wish.Stake stake ->
                new Wish.Stake(
                        stake.kind(),
                        stake.account(),
                        stake.id(),
                        stake.hotkey(),
                        stake.toHotkey(),
                        leastStakeRao,
                        leastStakeRao);
            case Wish.Refund refund
            when refund.amountRao() != null -> new Wish.Refund(refund.id(), refund.original(), refund.amountRao() + 1);
            case Wish past -> past;
        };
    }

    private RequestServed served(UUID hold, UUID account, UUID key) {
        return new RequestServed(
                world.id(),
                Instant.EPOCH,
                world.id().toString(),
                account,
                key,
                hold,
                1,
                "model",
                "miner",
                account(),
                Outcome.FINISHED,
                true,
                1,
                1,
                amountRao(),
                1,
                List.of(),
                "receipt");
    }

    /** One that never was, or one that may belong to somebody else. */
    private UUID anyHold() {
        return holds.isEmpty() || random.nextBoolean()
                ? world.id()
                : holds.get(recent(holds.size())).id();
    }

    private UUID account() {
        return random.nextInt(40) == 0 ? new UUID(0, 99) : accounts.get(random.nextInt(accounts.size()));
    }

    private UUID target(UUID from) {
        return switch (random.nextInt(80)) {
            case 0 -> Ledger.TREASURY;
            case 1 -> outsiders.anyPool();
            case 2 -> from;
            default ->
                accounts.get((accounts.indexOf(from) + 1 + random.nextInt(accounts.size() - 1)) % accounts.size());
        };
    }

    private String replica() {
        return random.nextBoolean() ? "one" : "two";
    }

    private long free(UUID account) {
        return Math.max(0, model.money.availableRao(account));
    }

    private long amountRao() {
        return 1 + random.nextLong(random.nextInt(4) == 0 ? scaleRao * 10 : scaleRao);
    }

    /** Often to the rao what there is, or one more. */
    private long near(long rao) {
        return random.nextInt(4) == 0 && rao > 0 ? rao + random.nextInt(2) : amountRao();
    }

    /** Rather one of the last. */
    private int recent(int size) {
        return Math.max(0, size - 1 - random.nextInt(Math.min(size, 30)));
    }
}
