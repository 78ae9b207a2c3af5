package io.taomarket.chassis.outbox;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.contracts.scoring.WeightsSet;
import io.taomarket.contracts.wallet.BatchPosted;
import io.taomarket.contracts.wallet.IssuanceChanged;
import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.contracts.wallet.StakeChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One of every event that services send each other. */
final class EventSamples {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String HOTKEY = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final long MUCH = 9_007_199_254_740_993L;

    private EventSamples() {}

    static Stream<Event> all() {
        return Stream.of(
                new SubnetChanged(ID, THEN, 1, 2, "text-embedding", null, null, 0, rules()),
                new NeuronChanged(ID, THEN, 1, 3, 2, HOTKEY, ACCOUNT, 40),
                new OfferChanged(ID, THEN, 1, HOTKEY, 2, 3, ACCOUNT, "https://miner.example", List.of(offer())),
                new RegistrationRequested(ID, THEN, OTHER, 1, ACCOUNT, HOTKEY, MUCH),
                new RegistrationPaid(ID, THEN, OTHER, 1, ACCOUNT, HOTKEY, MUCH),
                new RegistrationDeclined(ID, THEN, OTHER, 1, "insufficient_funds"),
                new StakeChanged(ID, THEN, 0, HOTKEY, 2, ACCOUNT, MUCH, 11_796),
                new KeyChanged(ID, THEN, OTHER, 2, ACCOUNT, false),
                new BatchPosted(ID, THEN, 0, 7, 40),
                new IssuanceChanged(ID, THEN, 0, 2, MUCH, 7, 5),
                served(),
                new WeightsSet(ID, THEN, 1, 0, HOTKEY, 60, List.of(2, 3), List.of(65_535, 0)),
                new ScoreChanged(ID, THEN, 1, HOTKEY, "baai/bge-small-en-v1.5", 2, 0.75, 0.125, 64, 3, 12, THEN),
                new EpochScored(ID, THEN, 1, 9, 180, "ab".repeat(32), List.of(score())),
                new BlockProduced(ID, THEN, 180, 1_000_000_000, MUCH),
                new EpochPaid(ID, THEN, 1, 9, 101, 1, List.of(new Payout(Role.MINER, HOTKEY, ACCOUNT, 100))));
    }

    private static RequestServed served() {
        return new RequestServed(
                ID,
                THEN,
                "req_1",
                ACCOUNT,
                OTHER,
                ID,
                1,
                "baai/bge-small-en-v1.5",
                HOTKEY,
                OTHER,
                Outcome.FINISHED,
                false,
                12,
                0,
                MUCH,
                2,
                List.of(
                        new Attempt(HOTKEY, Outcome.TIMED_OUT, -1, 2000, null, null, false),
                        new Attempt(HOTKEY, Outcome.FINISHED, 5, 6, 120L, 3L, null)),
                "a.b.c");
    }

    private static NeuronScore score() {
        return new NeuronScore(3, HOTKEY, ACCOUNT, 1L << 31, 0, 1, 2, 3, 4, 5, true, true);
    }

    private static ModelOffer offer() {
        var traits = new OfferTraits(
                MUCH,
                List.of("dimensions"),
                "int8",
                "eu",
                "deny",
                true,
                "sentence-transformers/all-minilm-l6-v2",
                List.of("text"),
                384);
        return new ModelOffer("baai/bge-small-en-v1.5", MUCH, 0, 512, 16, traits);
    }

    private static Hyperparameters rules() {
        return new Hyperparameters(
                360,
                32_767,
                900_000,
                65_535,
                true,
                false,
                45_875,
                58_982,
                1000,
                13_889,
                256,
                64,
                10,
                1,
                100,
                0,
                5000,
                MUCH,
                false,
                1,
                500_000,
                100_000_000_000L,
                360,
                1260,
                true);
    }
}
