package io.taomarket.benchmarks.inference;

import io.taomarket.benchmarks.ServerCpu;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Everybody in turn, several times; what was seen stands in the book. */
final class Rounds {

    static final List<String> CHAIN = List.of("gateway", "inference", "wallet", "kafka", "postgresql");
    private static final Crowd CROWD = new Crowd(32, Duration.ofSeconds(3));
    private static final Talk TALK = new Talk(8, 5);

    private static final Path SELF = Path.of("/proc/self");

    private final Miner miner;
    private final List<Peer> peers;
    private final Chain chain;
    private final Book book = new Book();
    private double ourPace;
    private double portkeysPace;
    private long served = 1; // the first customer has shown that the miner is known

    Rounds(Miner miner, List<Peer> peers, Chain chain) {
        this.miner = miner;
        this.peers = peers;
        this.chain = chain;
    }

    Book book() {
        return book;
    }

    /** Afterwards half of what each can do is known too: the pace at which latencies are measured. */
    void warmUp() {
        System.out.println("warming up ...");
        WarmUp.run(miner.target(), List.of(miner.program().jvm()), CROWD);
        for (var peer : peers) WarmUp.run(peer.target(), peer.jvms(), CROWD);
        warmUpOurs();
        if (!peers.isEmpty()) portkeysPace = saturate(portkey()).perSecond() / 2;
        ourPace = saturate(chain.target()).perSecond() / 2;
        System.out.printf("paces: %,.0f/s for Portkey, %,.0f/s for us%n", portkeysPace, ourPace);
        listen(chain.target());
    }

    void warmUpOurs() {
        served += WarmUp.run(chain.target(), chain.jvms(), CROWD);
    }

    void run() {
        for (var peer : peers) {
            var before = peer.program().cpuMicros();
            var round = saturate(peer.target());
            book.note(peer.target().name() + "_per_second", round.perSecond());
            book.note(peer.target().name() + "_cpu", each(peer.program().cpuMicros() - before, round));
        }
        saturateOurs();
        delays("paid_added", chain.target(), ourPace);
        if (peers.isEmpty()) return;
        delays("portkey_added", portkey(), portkeysPace);
        delays("paid_added_at_portkeys_pace", chain.target(), portkeysPace);
        talk();
    }

    private Target portkey() {
        return peers.getFirst().target();
    }

    /** Processor time is counted until the last charge is in the books. */
    void saturateOurs() {
        var settled = settleAll();
        var before = chain.cpuMicros();
        var minerBefore = miner.program().cpuMicros();
        var selfBefore = ServerCpu.microsOf(SELF);
        var round = saturate(chain.target());
        book.note("load_cpu", each(ServerCpu.microsOf(SELF) - selfBefore, round));
        book.note("miner_cpu", each(miner.program().cpuMicros() - minerBefore, round));
        var requests = settleAll() - settled;
        var total = 0.0;
        var after = chain.cpuMicros();
        for (var part : CHAIN) {
            var micros = (after.getOrDefault(part, 0.0) - before.getOrDefault(part, 0.0)) / requests;
            book.note(part + "_cpu", micros);
            total += micros;
        }
        book.note("chain_cpu", total);
        book.note("paid_per_second", round.perSecond());
    }

    private long settleAll() {
        chain.awaitSettled(served);
        return served;
    }

    private static double each(double micros, Answers answers) {
        return micros / answers.count();
    }

    private void delays(String name, Target target, double perSecond) {
        var direct = pace(miner.target(), perSecond);
        book.noteAdded(name, pace(target, perSecond), direct);
    }

    private void talk() {
        for (var target : List.of(miner.target(), portkey(), chain.target())) {
            var seen = listen(target);
            for (var percent : List.of(50, 99)) {
                book.note(target.name() + "_first_p" + percent, seen.first().quantileMs(percent / 100.0));
                book.note(target.name() + "_chunk_p" + percent, seen.delays().quantileMs(percent / 100.0));
            }
            book.note(target.name() + "_batched", seen.batched());
        }
    }

    void holdIdleStreams() {
        settleAll();
        IdleStreams.weigh(chain, book);
    }

    private Answers saturate(Target target) {
        return counted(target, CROWD.saturate(target, Prompts.question()));
    }

    private Answers pace(Target target, double perSecond) {
        return counted(target, CROWD.pace(target, Prompts.question(), perSecond));
    }

    private Talk.Seen listen(Target target) {
        if (target == chain.target()) served += TALK.streams();
        return TALK.listen(target);
    }

    private Answers counted(Target target, Answers answers) {
        if (target == chain.target()) served += answers.count();
        return answers;
    }
}
