package io.taomarket.cli.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.FakePlatform;
import io.taomarket.routing.Facts;
import io.taomarket.routing.Pick;
import io.taomarket.routing.Question;
import io.taomarket.routing.Selection;
import io.taomarket.routing.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTests {

    static final Settings SETTINGS = new Settings(0.3, 0.05, 500, 30, 50, 2);
    static final String PATH = "/v1/generation?id=chatcmpl-1";

    final FakePlatform platform = platform();

    static FakePlatform platform() {
        try {
            return new FakePlatform();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void answer() {
        platform.answer(PATH, 200, generation());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aChoiceThatFollowsTheRuleIsIdentical() {
        var run = replay();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(5);
        assertThat(run.lines().getLast()).isEqualTo("identical: chatcmpl-1, 3 candidates, seed 00000000000000ff");
        var columns = run.lines().getFirst();
        assertThat(columns).startsWith("#  miner").contains("draw", "quality", "load", "outcome");
        assertThat(run.lines().subList(1, 4)).allSatisfy(line -> assertThat(line.charAt(columns.indexOf("reason") - 1))
                .isEqualTo(' '));
        assertThat(platform.questions()).containsExactly("GET " + PATH + " Bearer tao_sk_1");
    }

    @ParameterizedTest
    @CsvSource({
        "seed, \"00000000000000ff\", \"00000000000000fe\"",
        "quality, 0.9, 0.1",
        "prompt_rao_per_mtok, \"10\", \"90000000\"",
        "under_way, 1, 9",
        "reason, \"drawn\", \"newcomer\""
    })
    void whateverIsChangedIsFound(String field, String from, String to) {
        platform.answer(PATH, 200, generation().replaceFirst("\"" + field + "\":" + from, "\"" + field + "\":" + to));

        var run = replay();

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.lines().getLast()).startsWith("different: chatcmpl-1").contains("stored", "recomputed");
    }

    @Test
    void saysItAsJson() {
        var run = replay("--json");

        var said = Json.MAPPER.readTree(run.out());
        assertThat(said.get("identical").booleanValue()).isTrue();
        assertThat(said.get("order").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"routing\":{}}",
                "{\"routing\":{\"seed\":\"zz\"}}",
                "{\"routing\":{\"seed\":\"1\",\"surprise\":1}}",
                "[]"
            })
    void whatCannotBeReplayedIsExitCodeTwo(String generation) {
        platform.answer(PATH, 200, generation);

        var run = replay();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("taomarket: ").hasLineCount(1).doesNotContain("Exception");
    }

    @Test
    void saysWhyThePlatformRefuses() {
        platform.answer(PATH, 404, "{\"error\":{\"message\":\"There is no such generation.\"}}");

        assertThat(replay().err()).contains("404", "There is no such generation.");
    }

    @Test
    void theKeyMayComeFromTheEnvironment() {
        CliRun.in(Map.of("TAOMARKET_KEY", "tao_sk_2"), "routing", "replay", "chatcmpl-1", "--url", platform.url());

        assertThat(platform.questions()).containsExactly("GET " + PATH + " Bearer tao_sk_2");
    }

    private CliRun replay(String... more) {
        var arguments = new ArrayList<>(
                List.of("routing", "replay", "chatcmpl-1", "--key", "tao_sk_1", "--url", platform.url()));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments.toArray(String[]::new));
    }

    /** As inference-service writes it. */
    private static String generation() {
        var question = new Question(
                255,
                SETTINGS,
                100,
                256,
                List.of("a/model"),
                List.of(),
                null,
                null,
                List.of(
                        new Facts("5A", "a/model", 0.9, 1, 10, 10, 20, 0, 120.5, 33.3, 1, 8, true),
                        new Facts("5B", "a/model", 0.8, 1, 10, 5, 20, 0.25, null, null, 0, 8, true),
                        new Facts("5C", "a/model", null, 1, 10, 10, 20, 0, 80.0, 50.0, 0, 8, true)));
        var routing = new LinkedHashMap<String, Object>();
        routing.put("rule", "in words");
        routing.put("seed", "00000000000000ff");
        routing.put("prompt_tokens", 100);
        routing.put("completion_tokens", 256);
        routing.put("models", question.models());
        routing.put("order", List.of());
        routing.put("sort", null);
        routing.put("kept", null);
        routing.put("settings", SETTINGS);
        routing.put(
                "candidates",
                Selection.choose(question).stream()
                        .map(ReplayCommandTests::place)
                        .toList());
        var attempts = List.of(Map.of("miner", "5A", "outcome", "finished"));
        return Json.MAPPER.writeValueAsString(Map.of("id", "chatcmpl-1", "attempts", attempts, "routing", routing));
    }

    private static Map<String, Object> place(Pick pick) {
        var facts = pick.facts();
        var place = new LinkedHashMap<String, Object>();
        place.put("miner", facts.miner());
        place.put("model", facts.model());
        place.put("reason", pick.reason().word());
        place.put("score", pick.score());
        place.put("draw", pick.draw());
        place.put("worst_rao", "7");
        place.put("quality", facts.quality());
        place.put("honesty", facts.honesty());
        place.put("prompt_rao_per_mtok", Long.toString(facts.promptRaoPerMtok()));
        place.put("cache_read_rao_per_mtok", Long.toString(facts.cacheReadRaoPerMtok()));
        place.put("completion_rao_per_mtok", Long.toString(facts.completionRaoPerMtok()));
        place.put("cache_hit_share", facts.cacheHitShare());
        place.put("first_token_ms", facts.firstTokenMs());
        place.put("tokens_per_second", facts.tokensPerSecond());
        place.put("under_way", facts.underWay());
        place.put("max_concurrency", facts.maxConcurrency());
        place.put("preferred", facts.preferred());
        return place;
    }
}
