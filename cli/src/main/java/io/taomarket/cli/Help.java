package io.taomarket.cli;

import picocli.CommandLine.Option;

/** The one option that every command has. */
public final class Help {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean asked;
}
