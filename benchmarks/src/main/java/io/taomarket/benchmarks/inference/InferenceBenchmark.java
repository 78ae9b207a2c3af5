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
        System.exit(0);
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
