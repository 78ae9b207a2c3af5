package io.taomarket.benchmarks.inference;

import io.taomarket.benchmarks.Goal;
import io.taomarket.benchmarks.Report;
import java.util.List;

/** The book as a table, with the goals. */
final class Figures {

    private Figures() {}

    static Report report(Book book, List<Peer> peers) {
        var report = new Report("inference")
                .note("nginx", book.has("nginx_per_second") ? "measured" : "not on this machine")
                .note("cores", Runtime.getRuntime().availableProcessors());
        if (peers.isEmpty()) return ours(report, book);
        throughput(report, book, peers);
        delays(report, book);
        streams(report, book);
        costs(report, book, peers);
        memory(report, book);
        return report;
    }

    private static Report ours(Report report, Book book) {
        report.row("paid_per_second", "paid requests/s", book.of("paid_per_second"));
        for (var percent : List.of("p50", "p99")) {
            var name = "paid_added_" + percent;
            report.row(name + "_ms", "added " + percent + ", ms, paid at its half", book.of(name));
        }
        costs(report, book, List.of());
        return report;
    }

    /** Of a run that only weighs streams. */
    static Report memory(Book book) {
        var report = new Report("inference --streams")
                .row("paid_per_second", "paid requests/s before", book.of("paid_per_second"))
                .row("chain_cpu_micros", "CPU us/paid request, whole chain", book.of("chain_cpu"));
        memory(report, book);
        return report;
    }

    private static void throughput(Report report, Book book, List<Peer> peers) {
        for (var peer : peers) {
            var name = peer.target().name() + "_per_second";
            report.row(name, "requests/s, " + peer.target().name(), book.of(name));
        }
        var paid = book.of("paid_per_second");
        report.row(
                        "paid_per_second",
                        "paid requests/s, to Portkey",
                        paid,
                        book.of("portkey_per_second"),
                        Goal.atLeast(3))
                .row(
                        "paid_to_bare",
                        "paid requests/s, to the bare route",
                        paid,
                        book.of("bare_per_second"),
                        Goal.atLeast(0.25));
    }

    private static void delays(Report report, Book book) {
        for (var percent : List.of("p50", "p99")) {
            var portkey = book.of("portkey_added_" + percent);
            report.row("portkey_added_" + percent + "_ms", "added " + percent + ", ms, Portkey at its half", portkey)
                    .row(
                            "paid_added_" + percent + "_ms",
                            "added " + percent + ", ms, paid at its half",
                            book.of("paid_added_" + percent),
                            portkey,
                            Goal.atMost(0.5))
                    .row(
                            "paid_added_at_portkeys_pace_" + percent + "_ms",
                            "  at Portkey's pace",
                            book.of("paid_added_at_portkeys_pace_" + percent));
        }
    }

    private static void streams(Report report, Book book) {
        for (var name : List.of("miner", "portkey", "taomarket")) {
            for (var figure : List.of("first_p50", "first_p99", "chunk_p50", "chunk_p99"))
                report.row(
                        name + "_" + figure + "_ms",
                        "stream, " + figure.replace('_', ' ') + ", ms, " + name,
                        book.of(name + "_" + figure));
            report.row(name + "_batched", "stream, chunks that came together, " + name, book.of(name + "_batched"));
        }
    }

    private static void costs(Report report, Book book, List<Peer> peers) {
        for (var peer : peers) {
            var name = peer.target().name() + "_cpu";
            report.row(name + "_micros", "CPU us/request, " + peer.target().name(), book.of(name));
        }
        for (var part : Rounds.CHAIN)
            report.row(part + "_cpu_micros", "CPU us/paid request, " + part, book.of(part + "_cpu"));
        report.row("chain_cpu_micros", "CPU us/paid request, whole chain", book.of("chain_cpu"), Goal.atMost(2_500))
                .row("miner_cpu_micros", "  miner", book.of("miner_cpu"))
                .row("load_cpu_micros", "  load generator", book.of("load_cpu"));
    }

    private static void memory(Report report, Book book) {
        report.row("idle_mb", "MB with 2 000 idle streams", book.of("idle_mb"), Goal.atMost(512))
                .row("idle_gateway_mb", "  the gateway's", book.of("idle_gateway_mb"))
                .row("idle_inference_mb", "  inference's", book.of("idle_inference_mb"))
                .row("idle_added_mb", "  of which for the streams", book.of("idle_added_mb"));
    }
}
