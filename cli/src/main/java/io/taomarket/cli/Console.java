package io.taomarket.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command reads and writes; tests bring their own.
 *
 * @param in standard input
 * @param out results only, so that other programs can read them
 * @param err complaints, and that something takes its time
 * @param environment the process's variables
 * @param isTerminal whether a person types and reads
 * @param interrupts what Ctrl-C does
 * @param clock that tells when a request was signed
 */
public record Console(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        Pace pace,
        boolean isTerminal,
        Interrupts interrupts,
        Clock clock) {}
