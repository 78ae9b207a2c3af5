package io.taomarket.miner;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taomarket.miner.join.Join;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The program {@code miner}. */
public final class MinerMain {

    private MinerMain() {}

    public static void main(String[] arguments) {
        quietLibraries();
        Miner.fitServers();
        var status = run(List.of(arguments), System.out, System.err);
        if (status != 0) System.exit(status);
    }

    /** Starts the miner, which then runs on threads of its own; returns the exit status when it did not start. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            out.print(help());
            return 0;
        }
        try {
            if (arguments.getFirst().equals("join")) {
                Join.run(arguments.subList(1, arguments.size()), System.getenv(), out);
                return 0;
            }
            var config = CommandLine.parse(arguments, System.getenv());
            var miner = Miner.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(miner::close, "miner-close"));
            announce(miner, config, out);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("miner: " + e.getMessage() + " (see --help)");
            return 2;
        } catch (IOException e) {
            err.println("miner: " + e.getMessage());
            return 1;
        }
    }

    private static void announce(Miner miner, MinerConfig config, PrintStream out) {
        out.println("hotkey   " + miner.hotkey());
        out.println("url      http://" + config.host() + ":" + miner.port());
        out.println("works    " + (config.platform() == null ? "for anybody, unsigned" : "for " + config.platform()));
        for (var serving : config.servings()) out.println("serves   " + describe(serving));
    }

    private static String describe(Serving serving) {
        if (serving.claimed().equals(serving.actual())) return serving.claimed();
        return serving.claimed() + ", answered by " + serving.actual();
    }

    private static String help() {
        try (var text = MinerMain.class.getResourceAsStream("/miner-help.txt")) {
            if (text == null) throw new IllegalStateException("the help text is missing");
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The logging library says everything unless told otherwise; here it is told. */
    private static void quietLibraries() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root)
            root.setLevel(Level.WARN);
        if (LoggerFactory.getLogger("ai.djl") instanceof Logger tokenizers) tokenizers.setLevel(Level.ERROR);
    }
}
