package io.taomarket.benchmarks.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** Other gateways beside ours, all before the same miner. */
final class Peers {

    private static final String PORTKEY = "node_modules/@portkey-ai/gateway/build/start-server.js";

    private Peers() {}

    /** Portkey's gateway from npm, on the machine's Node; it is installed when it is not there. */
    static Peer portkey(Path folder, Miner miner) {
        var node = find("node").orElseThrow(() -> new NoPeer("Node is missing: install Node 20 or later with npm."));
        var home = folder.resolveSibling("portkey");
        install(home);
        var port = Program.freePort();
        var program = Program.start(
                folder,
                "portkey",
                List.of(
                        "env",
                        "NODE_ENV=production",
                        node.toString(),
                        "-r",
                        home.resolve("loopback.js").toAbsolutePath().toString(),
                        home.resolve(PORTKEY).toString(),
                        "--port=" + port,
                        "--headless"));
        program.await("http://127.0.0.1:" + port + "/");
        var target = Target.plain(
                "portkey",
                port,
                "x-portkey-provider: openai",
                "Authorization: Bearer anything",
                "x-portkey-custom-host: " + miner.url() + "/v1");
        return new Peer(target, program, false);
    }

    /** Spring Cloud Gateway with one route. */
    static Peer bareRoute(Path folder, Miner miner) {
        var port = Program.freePort();
        var arguments = List.of("--server.port=" + port, "--server.address=127.0.0.1", "--upstream=" + miner.url());
        var program = Program.start(folder, "bare", Java.main(BareRoute.class, "256m", arguments));
        program.await("http://127.0.0.1:" + port + "/v1/models");
        return new Peer(Target.plain("bare", port), program, true);
    }

    /** nginx, where the machine has it. */
    static Optional<Peer> nginx(Path folder, Miner miner) {
        return find("nginx").map(nginx -> {
            var port = Program.freePort();
            var home = folder.resolve("nginx").toAbsolutePath();
            var settings = home.resolve("nginx.conf");
            write(settings, read("nginx.conf").replace("${port}", "" + port).replace("${upstream}", "" + miner.port()));
            var program = Program.start(
                    folder,
                    "nginx",
                    List.of(nginx.toString(), "-e", "stderr", "-p", home.toString(), "-c", settings.toString()));
            program.await("http://127.0.0.1:" + port + "/v1/models");
            return new Peer(Target.plain("nginx", port), program, false);
        });
    }

    private static void install(Path home) {
        for (var file : List.of("package.json", "loopback.js")) write(home.resolve(file), read("portkey/" + file));
        if (Files.exists(home.resolve(PORTKEY))) return;
        var npm = find("npm").orElseThrow(() -> new NoPeer("npm is missing: Portkey's gateway cannot be installed."));
        System.out.println("installing @portkey-ai/gateway ...");
        try {
            var command = List.of(npm.toString(), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
            var install = new ProcessBuilder(command).directory(home.toFile()).inheritIO();
            if (install.start().waitFor() != 0) throw new NoPeer("npm cannot install @portkey-ai/gateway.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> find(String program) {
        var folders = new ArrayList<>(Arrays.asList(System.getenv("PATH").split(java.io.File.pathSeparator)));
        folders.add("/usr/sbin");
        return folders.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This machine has nothing to compare with. */
    static final class NoPeer extends RuntimeException {
        NoPeer(String message) {
            super(message);
        }
    }
}
