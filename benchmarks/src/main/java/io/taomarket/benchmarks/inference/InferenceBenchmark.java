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

    private InferenceBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        var wish = Wish.of(arguments);
        FileSystemUtils.deleteRecursively(FOLDER);
        switch (wish.part()) {
            case STREAMS -> weighStreams(wish.rounds());
            case OURS, ALL -> compare(wish);
        }
        System.exit(0);
    }

    /** What open streams cost the services, after work enough to make them as large as they become. */
    private static void weighStreams(int times) {
        try (var miner = Miner.start(FOLDER);
                var chain = Chain.start(FOLDER, miner)) {
            var rounds = new Rounds(miner, List.of(), chain);
            rounds.warmUpOurs();
            for (var round = 1; round <= times; round++) rounds.saturateOurs();
            rounds.holdIdleStreams();
            Figures.memory(rounds.book()).print();
        }
    }

    private static void compare(Wish wish) {
        var peers = new ArrayList<Peer>();
        try (var miner = Miner.start(FOLDER)) {
            if (wish.part() == Wish.Part.ALL) startPeers(peers, miner);
            try (var chain = Chain.start(FOLDER, miner)) {
                measure(miner, peers, chain, wish);
            }
        } catch (Peers.NoPeer e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private static void startPeers(List<Peer> peers, Miner miner) throws Peers.NoPeer {
        peers.add(Peers.portkey(FOLDER, miner));
        peers.add(Peers.bareRoute(FOLDER, miner));
        Peers.nginx(FOLDER, miner).ifPresentOrElse(peers::add, () -> System.out.println("nginx is not here"));
    }

    private static void measure(Miner miner, List<Peer> peers, Chain chain, Wish wish) {
        var rounds = new Rounds(miner, peers, chain);
        rounds.warmUp();
        for (var round = 1; round <= wish.rounds(); round++) {
            System.out.printf("round %d of %d ...%n", round, wish.rounds());
            rounds.run();
        }
        if (wish.part() == Wish.Part.ALL) rounds.holdIdleStreams();
        Figures.report(rounds.book(), peers)
                .note("postgresql", chain.postgresql())
                .print();
    }
}
