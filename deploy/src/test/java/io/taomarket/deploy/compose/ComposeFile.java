package io.taomarket.deploy.compose;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} as Compose reads it where no variable is set: defaults filled in, anchors merged. */
record ComposeFile(JsonNode content) {

    static final Path PROJECT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
    private static final Pattern SECRET = Pattern.compile("/run/secrets/([\\w.\\[\\]-]+)");

    static ComposeFile read() throws IOException {
        var text = Files.readString(PROJECT.resolve("docker-compose.yml"));
        var filled = VARIABLE.matcher(text).replaceAll("$1");
        return new ComposeFile(parse(filled));
    }

    /** With merge keys, which Jackson's own reader does not know. */
    static JsonNode parse(String yaml) {
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    List<Service> services() {
        return content.path("services").properties().stream()
                .map(service -> new Service(service.getKey(), service.getValue()))
                .toList();
    }

    Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Everybody who comes before a service: whom it waits for, and whom these wait for. */
    Set<String> before(Service service) {
        var names = new TreeSet<String>();
        for (var waitedFor : service.content().path("depends_on").properties()) {
            names.add(waitedFor.getKey());
            names.addAll(before(service(waitedFor.getKey())));
        }
        return names;
    }

    /** Names of what is declared at the top: networks or volumes. */
    Set<String> declared(String kind) {
        return content.path(kind).properties().stream()
                .map(entry -> entry.getKey())
                .collect(toCollection(TreeSet::new));
    }

    record Service(String name, JsonNode content) {

        String image() {
            return content.path("image").asText();
        }

        List<Mount> mounts() {
            return texts("volumes").map(Mount::of).toList();
        }

        Optional<Mount> mountedAt(String target) {
            return mounts().stream()
                    .filter(mount -> mount.target().equals(target))
                    .findFirst();
        }

        Set<String> networks() {
            return texts("networks").collect(toCollection(TreeSet::new));
        }

        boolean reaches(Service other) {
            return networks().stream().anyMatch(other.networks()::contains);
        }

        /** Files below {@code /run/secrets} that its command, its environment or these settings name. */
        Set<String> secrets(String settings) {
            var named = content.path("command") + " " + content.path("environment") + " " + settings;
            return SECRET.matcher(named).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
        }

        Stream<String> texts(String list) {
            return StreamSupport.stream(content.path(list).spliterator(), false).map(JsonNode::asText);
        }
    }

    /** @param source a named volume, or a path below the project that begins with {@code ./} */
    record Mount(String source, String target) {

        static Mount of(String text) {
            var parts = text.split(":");
            return new Mount(parts[0], parts[1]);
        }

        boolean isVolume() {
            return !source.startsWith(".");
        }

        Path path() {
            return PROJECT.resolve(source).normalize();
        }
    }
}
