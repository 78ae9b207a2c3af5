package io.taomarket.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod waits for ever for a Secret, or a key in it, that nobody has made: the chart's page makes them all. */
class SecretsTests {

    private static final String[] VALUES = {"small", "production", "airgapped"};
    private static final Pattern CREATES =
            Pattern.compile("kubectl -n taomarket create secret (generic|tls|docker-registry) (\\S+) (.*)");
    private static final Pattern LITERAL = Pattern.compile("--from-literal=([\\w.-]+)=(\\S+ rand -hex \\d+)?");
    private static final Set<String> CERTIFICATE = Set.of("tls.crt", "tls.key");
    private static final Set<String> LOGIN = Set.of(".dockerconfigjson");

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void thePageMakesEverySecretAndEveryKeyThatTheValuesName(String values) throws IOException {
        var made = made();
        named(values).forEach((secret, keys) -> {
            assertThat(made).containsKey(secret);
            assertThat(made.get(secret)).as(secret).containsAll(keys);
        });
    }

    @Test
    void thePageMakesNothingThatNoValuesName() throws IOException {
        Map<String, Set<String>> all = new TreeMap<>();
        for (var values : VALUES) named(values).forEach((secret, keys) -> add(all, secret, keys));
        assertThat(made()).isEqualTo(all);
    }

    /** A seed is 64 hex digits, and no other secret is asked to be longer. */
    @Test
    void everyKeyIsDrawnLongEnough() throws IOException {
        var drawn = commands().filter(command -> command.matches("kubectl .* secret generic taomarket(-miners)? .*"));
        assertThat(drawn).hasSize(2).allSatisfy(command -> assertThat(
                        LITERAL.matcher(command).results())
                .isNotEmpty()
                .allMatch(key -> "\"$(openssl rand -hex 32".equals(key.group(2))));
    }

    private static Map<String, Set<String>> made() throws IOException {
        Map<String, Set<String>> made = new TreeMap<>();
        commands().map(CREATES::matcher).filter(command -> command.matches()).forEach(command -> {
            var keys =
                    switch (command.group(1)) {
                        case "tls" -> CERTIFICATE;
                        case "docker-registry" -> LOGIN;
                        default ->
                            LITERAL.matcher(command.group(3))
                                    .results()
                                    .map(key -> key.group(1))
                                    .toList();
                    };
            add(made, command.group(2), keys);
        });
        return made;
    }

    private static Stream<String> commands() throws IOException {
        return Page.read(Page.CHART).commands();
    }

    /** Whatever way an object has to name a Secret. */
    private static Map<String, Set<String>> named(String values) throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (var object : Chart.render(values)) {
            for (var secret : object.findValues("secret"))
                add(
                        named,
                        secret.path("name").asText(secret.path("secretName").asText()),
                        texts(secret, "items", "key"));
            for (var login : object.findValues("imagePullSecrets"))
                texts(login, "", "name").forEach(name -> add(named, name, LOGIN));
            for (var certificate : object.at("/spec/tls"))
                add(named, certificate.path("secretName").asText(), CERTIFICATE);
            for (var key : object.findValues("credentials"))
                add(named, key.path("name").asText(), Set.of(key.path("key").asText()));
            for (var role : object.findValues("passwordSecret"))
                add(named, role.path("name").asText(), Set.of("username", "password"));
        }
        return named;
    }

    private static List<String> texts(JsonNode holder, String list, String field) {
        var items = list.isEmpty() ? holder : holder.path(list);
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static void add(Map<String, Set<String>> all, String secret, Collection<String> keys) {
        all.computeIfAbsent(secret, _ -> new TreeSet<>()).addAll(keys);
    }
}
