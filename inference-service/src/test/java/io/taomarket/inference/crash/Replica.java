package io.taomarket.inference.crash;

import io.taomarket.chassis.testing.Killable;
import io.taomarket.inference.InferenceService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One instance of inference-service, a JVM of its own. */
record Replica(Killable process, int port) {

    static Replica start(Path log, List<String> settings) {
        var port = Killable.freePort();
        var arguments = new ArrayList<>(settings);
        arguments.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        return new Replica(Killable.java(log, InferenceService.class.getName(), arguments), port);
    }

    void kill() {
        process.kill();
    }
}
