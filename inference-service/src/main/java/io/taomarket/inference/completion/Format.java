package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import java.util.Map;
import java.util.Set;

/** What form the text of an answer must have. */
public sealed interface Format {

    Set<String> parameters();

    Map<String, Object> forMiner();

    void verify(Choice choice) throws MinerFailure;

    /** Any text. */
    record Text() implements Format {

        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        @Override
        public Map<String, Object> forMiner() {
            return Map.of();
        }

        @Override
        public void verify(Choice choice) {}
    }
}
