package io.taomarket.benchmarks.inference;

import java.util.List;

/**
 * A gateway that only passes requests on.
 *
 * @param compiles whether it must be warm before it is measured
 */
record Peer(Target target, Program program, boolean compiles) implements AutoCloseable {

    List<Jvm> jvms() {
        return compiles ? List.of(program.jvm()) : List.of();
    }

    @Override
    public void close() {
        program.close();
    }
}
