package io.taomarket.registry.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class RulesChangeTests {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    static final SubnetRules DEFAULTS =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("new-subnet", SubnetRules.class);

    final RulesChange change = new RulesChange(JSON);

    @Test
    void knowsALimitForEachRuleAndEachDefaultKeepsToIt() {
        var defaults = JSON.valueToTree(DEFAULTS);

        assertThat(RuleLimits.ALL.keySet()).containsExactlyElementsOf(defaults.propertyNames());
        assertThat(change.apply(DEFAULTS, JSON.convertValue(defaults, new MapOfNodes()), true))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        var changed = change.apply(DEFAULTS, wish("kappa", "40000"), true);

        assertThat(changed.kappa()).isEqualTo(40_000);
        assertThat(change.apply(changed, wish("kappa", "32767"), true)).isEqualTo(DEFAULTS);
    }

    @Test
    void takesAmountsAsStringsAndAsNumbers() {
        assertThat(change.apply(DEFAULTS, wish("min_burn_rao", "\"123456\""), true)
                        .minBurnRao())
                .isEqualTo(123_456);
        assertThat(change.apply(DEFAULTS, wish("min_burn_rao", "123456"), true).minBurnRao())
                .isEqualTo(123_456);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kappa|65536",
                "kappa|-1",
                "kappa|1.5",
                "kappa|1e3",
                "kappa|\"1e3\"",
                "kappa|\"٣\"",
                "kappa|\" 7\"",
                "kappa|\"+7\"",
                "kappa|\"007\"",
                "kappa|\"9999999999999999999\"",
                "kappa|99999999999999999999999",
                "kappa|true",
                "kappa|null",
                "kappa|[1]",
                "kappa|{}",
                "yuma3|1",
                "yuma3|\"true\"",
                "yuma3|null",
                "tempo_blocks|0",
                "burn_half_life_blocks|36101",
                "reveal_period_epochs|101",
                "max_burn_rao|21000000000000000001",
                "min_burn_rao|100000000000",
                "alpha_low|60000",
                "max_allowed_uids|11",
                "max_allowed_validators|257"
            })
    void refusesWhatIsOutOfRange(String name, String value) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.apply(DEFAULTS, wish(name, value), true))
                .matches(refusal -> refusal.code().equals("invalid_field"))
                .matches(refusal -> refusal.details().containsKey("field"));
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.apply(DEFAULTS, wish("__proto__", "1"), true))
                .matches(refusal -> refusal.code().equals("field_unknown"));
    }

    @Test
    void letsAnOwnerGoLessFarThanTheAdmin() {
        assertThat(change.apply(DEFAULTS, wish("tempo_blocks", "20"), true).tempoBlocks())
                .isEqualTo(20);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.apply(DEFAULTS, wish("tempo_blocks", "20"), false))
                .matches(refusal -> refusal.code().equals("invalid_field"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.apply(DEFAULTS, wish("kappa", "20"), false))
                .matches(refusal -> refusal.code().equals("forbidden"));
    }

    private static Map<String, JsonNode> wish(String name, String json) {
        return Map.of(name, JSON.readTree(json));
    }

    private static class MapOfNodes extends tools.jackson.core.type.TypeReference<Map<String, JsonNode>> {}
}
