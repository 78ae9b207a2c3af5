package io.taomarket.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; tests bring their own.
 *
 * @param in standard input
 * @param out results only, so that other programs can read them
 * @param err complaints
 */
public record Console(InputStream in, OutputStream out, PrintStream err) {}
