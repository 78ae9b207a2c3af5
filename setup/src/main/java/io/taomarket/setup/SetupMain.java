package io.taomarket.setup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taomarket.setup.market.Opening;
import io.taomarket.setup.secret.SecretFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The program {@code setup}, which does one thing and ends. */
public final class SetupMain {

    static final String USAGE = """
            Makes an installation of Taomarket ready.

              setup secrets FOLDER [--owned yes]
                  draws the secrets that are missing, in a folder for each container; with --owned yes they belong
                  to the users of the containers, which needs root
              setup market --url URL --public-url URL --secrets FOLDER --data FOLDER [--miner NAME=URL ...]
                  brings the demonstration in: a funded customer, validators with stake, miners with offers
            """;

    private SetupMain() {}

    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root)
            root.setLevel(Level.WARN);
        var status = run(List.of(arguments), System.out, System.err);
        if (status != 0) System.exit(status);
    }

    /** Returns the exit status: 0 done, 1 it failed, 2 it was called wrongly. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            switch (arguments.isEmpty() ? "--help" : arguments.getFirst()) {
                case "secrets" -> secrets(arguments, out);
                case "market" -> out.print(opening(arguments).open());
                case "--help" -> out.print(USAGE);
                default -> throw new IllegalArgumentException("there is no command '" + arguments.getFirst() + "'");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("setup: " + e.getMessage() + " (see --help)");
            return 2;
        } catch (IOException | RuntimeException e) {
            err.println("setup: " + reason(e));
            return 1;
        }
    }

    private static void secrets(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() < 2) throw new IllegalArgumentException("secrets needs a folder");
        var owned = Options.of(arguments.subList(2, arguments.size())).get("--owned", "no");
        var made = new SecretFolders(Path.of(arguments.get(1)), owned.equals("yes")).complete();
        out.println(made == 0 ? "All secrets are there." : "Secrets drawn: " + made + " files.");
    }

    private static Opening opening(List<String> arguments) {
        var options = Options.of(arguments.subList(1, arguments.size()));
        return new Opening(
                options.get("--url"),
                options.get("--public-url"),
                Path.of(options.get("--secrets")),
                Path.of(options.get("--data")),
                options.miners());
    }

    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return failure.getMessage() + (cause == failure ? "" : ": " + cause.getMessage());
    }

    /** Pairs of a name and a value; {@code --miner} may be given several times. */
    private record Options(Map<String, String> values, Map<String, String> miners) {

        static Options of(List<String> arguments) {
            var values = new HashMap<String, String>();
            var miners = new LinkedHashMap<String, String>();
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var option = rest.next();
                if (!rest.hasNext()) throw new IllegalArgumentException(option + " lacks its value");
                if (option.equals("--miner")) miner(rest.next(), miners);
                else values.put(option, rest.next());
            }
            return new Options(values, miners);
        }

        private static void miner(String text, Map<String, String> miners) {
            var parts = text.split("=", 2);
            if (parts.length != 2) throw new IllegalArgumentException("--miner wants NAME=URL");
            miners.put(parts[0], parts[1]);
        }

        String get(String option) {
            var value = values.get(option);
            if (value == null) throw new IllegalArgumentException(option + " is missing");
            return value;
        }

        String get(String option, String fallback) {
            return values.getOrDefault(option, fallback);
        }
    }
}
