package io.taomarket.benchmarks.inference;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The scripted upstream of everybody: the simulator miner, which asks nobody for a signature here, because the others
 * do not sign.
 */
record Miner(Program program, int port, String hotkey) implements AutoCloseable {

    static Miner start(Path folder) {
        var port = Program.freePort();
        var key = folder.resolve("miner").toAbsolutePath();
        var program = Program.start(
                folder,
                "miner",
                Java.module(
                        "reference-miner",
                        "512m",
                        List.of(
                                "--model",
                                Prompts.MODEL,
                                "--port",
                                String.valueOf(port),
                                "--key",
                                key.toString(),
                                "--max-concurrency",
                                "8192",
                                "--allow-unsigned")));
        program.await("http://127.0.0.1:" + port + "/healthz");
        try {
            return new Miner(
                    program, port, SigningKey.fromSeedFile(key).address().ss58());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked without anything in between. */
    Target target() {
        return Target.plain("miner", port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        program.close();
    }
}
