package io.taomarket.setup.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Who has signed up in earlier runs: an API key is shown once, so it is kept here, readable by its owner only. */
final class People {

    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final Map<String, Person> byName = new LinkedHashMap<>();

    People(Path file) {
        this.file = file;
        if (!Files.exists(file)) return;
        Arrays.stream(json.readValue(file.toFile(), Person[].class))
                .forEach(person -> byName.put(person.name(), person));
    }

    synchronized Optional<Person> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Person add(Person person) {
        byName.put(person.name(), person);
        try {
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "people", ".json", onlyOwner);
            Files.write(draft, json.writeValueAsBytes(byName.values()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
        return person;
    }
}
