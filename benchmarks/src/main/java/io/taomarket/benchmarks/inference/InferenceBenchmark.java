package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Paid requests through the whole chain beside gateways that only pass requests on: Portkey's, a bare route of Spring
 * Cloud Gateway and, where the machine has it, nginx. All before the same simulated miner, all in turn in the same run.
 */
final class InferenceBenchmark {

    private static final Path FOLDER = Path.of("benchmarks", "target", "inference");
    private static final int ROUNDS = 3;

    private InferenceBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        if (List.of(arguments).equals(List.of("--streams"))) weighStreams();
        else compare();
        System.exit(0);
    }

    /** What open streams cost the services, after work enough to make them as large as they become. */
    private static void weighStreams() {
        try (var miner = Miner.start(FOLDER);
                var chain = Chain.start(FOLDER, miner)) {
            var rounds = new Rounds(miner, List.of(), chain);
            rounds.warmUpOurs();
            for (var round = 1; round <= ROUNDS; round++) rounds.saturateOurs();
            rounds.holdIdleStreams();
            Figures.memory(rounds.book()).print();
        }
    }

    private static void compare() {
        var peers = new ArrayList<Peer>();
        try (var miner = Miner.start(FOLDER)) {
            peers.add(Peers.portkey(FOLDER, miner));
            peers.add(Peers.bareRoute(FOLDER, miner));
            Peers.nginx(FOLDER, miner).ifPresentOrElse(peers::add, () -> System.out.println("nginx is not here"));
            try (var chain = Chain.start(FOLDER, miner)) {
                measure(miner, peers, chain);
            }
        } catch (Peers.NoPeer e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private static void measure(Miner miner, List<Peer> peers, Chain chain) {
        var rounds = new Rounds(miner, peers, chain);
        rounds.warmUp();
        for (var round = 1; round <= ROUNDS; round++) {
            System.out.printf("round %d of %d ...%n", round, ROUNDS);
            rounds.run();
        }
        rounds.holdIdleStreams();
        Figures.report(rounds.book(), peers)
                .note("postgresql", chain.postgresql())
                .print();
    }
}
