package io.taomarket.benchmarks.chat;

import static java.util.Objects.requireNonNull;

import io.taomarket.benchmarks.Goal;
import io.taomarket.benchmarks.Report;
import io.taomarket.benchmarks.Samples;
import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.engine.Engine;
import io.taomarket.chatmodel.engine.EngineBusy;
import io.taomarket.chatmodel.engine.EngineLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tokens a second of the chat models in the box: one stream, eight streams, and reading a prompt. The yardstick is what
 * the machine's plain multiply-adds would allow, measured in the same rounds. Figures per core second count processor time
 * of the whole process, and so tell of one core even on a busy machine.
 */
final class ChatBenchmark {

    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int STREAMS = 8;
    private static final int PROMPT_TOKENS = 32;
    private static final int ANSWER_TOKENS = 256;
    private static final int LONG_PROMPT_TOKENS = 1_000;
    private static final double NANO_GOAL = 300;

    private ChatBenchmark() {}

    public static void main(String[] arguments) throws EngineBusy {
        Locale.setDefault(Locale.ROOT);
        var figures = new LinkedHashMap<String, Samples>();
        try (var nano = engine(HouseModel.NANO);
                var mini = engine(HouseModel.MINI)) {
            for (var round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                if (round == WARM_UP_ROUNDS) figures.clear();
                add(figures, "limit", Multiplications.billionsASecond());
                measure(figures, "nano", nano);
                measure(figures, "mini", mini);
            }
        }
        report(figures);
    }

    private static Engine engine(HouseModel model) {
        return new Engine(model.id(), model.weights(), EngineLimits.defaults());
    }

    private static void measure(Map<String, Samples> figures, String model, Engine engine) throws EngineBusy {
        add(figures, model + "_one", ANSWER_TOKENS, Crowd.speak(engine, 1, PROMPT_TOKENS, ANSWER_TOKENS));
        var together = STREAMS * ANSWER_TOKENS;
        add(figures, model + "_eight", together, Crowd.speak(engine, STREAMS, PROMPT_TOKENS, ANSWER_TOKENS));
        add(figures, model + "_reading", LONG_PROMPT_TOKENS, Crowd.speak(engine, 1, LONG_PROMPT_TOKENS, 1));
    }

    private static void add(Map<String, Samples> figures, String name, int tokens, Effort effort) {
        add(figures, name, tokens * 1e9 / effort.nanos());
        add(figures, name + "_core", tokens * 1e9 / effort.processorNanos());
    }

    private static void add(Map<String, Samples> figures, String name, double figure) {
        figures.merge(name, Samples.of(figure), (before, more) -> before.and(more.median()));
    }

    private static Samples figure(Map<String, Samples> figures, String name) {
        return requireNonNull(figures.get(name), name);
    }

    private static void report(Map<String, Samples> figures) {
        var report = new Report("chat");
        report.row("limit_gmac_s", "multiply-adds, 10⁹ per core second", figure(figures, "limit"));
        for (var model : HouseModel.values()) report(report, model, figures);
        report.print();
    }

    private static void report(Report report, HouseModel model, Map<String, Samples> figures) {
        var name = model.name().toLowerCase(Locale.ROOT);
        var limit = Samples.of(figure(figures, "limit").median() * 1e9 / multiplyAdds(model));
        report.row(name + "_limit", name + ", multiply-adds alone, per core s", limit);
        var one = figure(figures, name + "_one");
        var eight = figure(figures, name + "_eight");
        if (model == HouseModel.NANO) {
            report.row(name + "_one", name + ", one stream, per second", one, Goal.atLeast(NANO_GOAL));
            report.row(name + "_eight", name + ", eight streams, per second", eight, one, Goal.atLeast(2));
        } else {
            report.row(name + "_one", name + ", one stream, per second", one);
            report.row(name + "_eight", name + ", eight streams, per second", eight);
        }
        report.row(name + "_reading", name + ", reading, per second", figure(figures, name + "_reading"));
        for (var what : List.of("_one", "_eight", "_reading"))
            report.row(
                    name + what + "_core", name + what + ", per core second", figure(figures, name + what + "_core"));
    }

    /** Of one token, but for those with the tokens before it. */
    private static double multiplyAdds(HouseModel model) {
        var shape = model.weights().shape();
        var layer = 4.0 * shape.width() * shape.width() + 3.0 * shape.width() * shape.hidden();
        return shape.layers() * layer + (double) shape.vocabulary() * shape.width();
    }
}
