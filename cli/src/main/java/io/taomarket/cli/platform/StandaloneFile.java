package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What the marketplace that runs on a data folder has written down about itself. */
record StandaloneFile(Path path) {

    static StandaloneFile of(Path dataDir) {
        return new StandaloneFile(dataDir.resolve("standalone.json"));
    }

    /** One of its texts; nothing where it is missing, or the whole file is because nothing runs. */
    Optional<String> text(String name) {
        if (!Files.isRegularFile(path)) return Optional.empty();
        try {
            return Json.MAPPER.readTree(path.toFile()).path(name).stringValueOpt();
        } catch (JacksonException e) {
            throw new Failure(path + ": " + Json.complaint(e));
        }
    }
}
