package io.taomarket.chatmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/chat-models.md} against what the test of the training gave. */
class ModelCardTests {

    private static final Path CARD = Path.of("../docs/chat-models.md");
    private static final String CELL = "([^|]*)\\|";

    @ParameterizedTest
    @EnumSource
    void saysHowOftenEachSkillIsRight(HouseModel model) throws IOException {
        var accuracy = accuracy(model);
        assertThat(accuracy.path("skills").propertyNames()).hasSize(14);
        for (var skill : accuracy.path("skills").propertyNames())
            assertThat(told(skill, model))
                    .as(skill)
                    .isEqualTo(percent(accuracy.path("skills").path(skill).doubleValue()));
        assertThat(told("\\*\\*average\\*\\*", model))
                .isEqualTo("**%s**".formatted(percent(accuracy.path("average").doubleValue())));
    }

    /** The cell of this model in the row of this skill. */
    private static String told(String skill, HouseModel model) throws IOException {
        var row =
                Pattern.compile("(?m)^\\| %s \\|".formatted(skill) + CELL.repeat(HouseModel.values().length + 1) + "$");
        return row.matcher(Files.readString(CARD, UTF_8))
                .results()
                .map(found -> cell(found, model))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + skill));
    }

    private static String cell(MatchResult row, HouseModel model) {
        return row.group(2 + model.ordinal()).strip();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static JsonNode accuracy(HouseModel model) throws IOException {
        var name = "chat-%s-accuracy.json".formatted(model.name().toLowerCase(Locale.ROOT));
        try (var in = ModelCardTests.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return JsonMapper.shared().readTree(in);
        }
    }
}
