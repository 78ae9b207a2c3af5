package io.taomarket.cli.epoch;

import static java.util.Objects.requireNonNull;

import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.stream.IntStream;

/** What one epoch decided, as the platform publishes it. */
record StoredOutput(List<Slot> neurons) {

    StoredOutput {
        neurons = List.copyOf(requireNonNull(neurons, "neurons are missing"));
    }

    /** What the platform should have published. */
    static StoredOutput of(StoredInput input, EpochResult result) {
        return new StoredOutput(IntStream.range(0, input.neurons().size())
                .mapToObj(uid -> Slot.of(
                        uid, input.neurons().get(uid).hotkey(), result.neurons().get(uid)))
                .toList());
    }

    record Slot(
            int uid,
            String hotkey,
            long incentiveBits,
            long dividendBits,
            int consensus,
            int incentive,
            int dividends,
            int validatorTrust,
            int stakeWeight,
            boolean validatorPermit,
            boolean active,
            SparseRow bonds) {

        Slot {
            requireNonNull(hotkey, "hotkey is missing");
            requireNonNull(bonds, "bonds are missing");
        }

        private static Slot of(int uid, String hotkey, NeuronResult result) {
            return new Slot(
                    uid,
                    hotkey,
                    result.incentiveBits(),
                    result.dividendBits(),
                    result.consensus(),
                    result.incentive(),
                    result.dividends(),
                    result.validatorTrust(),
                    result.stakeWeight(),
                    result.validatorPermit(),
                    result.active(),
                    result.bonds());
        }
    }
}
