package io.taomarket.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.chassis.problem.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AskedAmountTests {

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "\"1e3\"",
                "1e3",
                "\"٣\"",
                "\"NaN\"",
                "9223372036854775808",
                "18446744073709551617",
                "\"007\"",
                "\"+7\"",
                "\" 7\"",
                "\"\"",
                "true",
                "[]",
                "{}",
                "1e1000000"
            })
    void refusesWhatIsNotAWholePositiveNumberOfRao(String text) {
        var asked = json.readValue("{\"amount\": " + text + "}", Request.class).amount();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> AskedAmount.rao(asked, "amount_rao"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("amount_invalid"))
                .satisfies(e -> assertThat(e.details()).containsEntry("field", "amount_rao"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"21000000000000001\"", "9223372036854775807"})
    void refusesMoreThanThereCanBe(String text) {
        var asked = json.readValue("{\"amount\": " + text + "}", Request.class).amount();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> AskedAmount.rao(asked, "amount_rao"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("amount_too_large"));
    }

    @Test
    void refusesAMissingAmount() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> AskedAmount.rao(null, "amount_rao"));
    }

    @Property
    void readsAStringAndANumberAlike(@ForAll @LongRange(min = 1, max = Ledger.CAP_RAO) long amountRao) {
        var text = json.readValue("{\"amount\": \"" + amountRao + "\"}", Request.class);
        var number = json.readValue("{\"amount\": " + amountRao + "}", Request.class);

        assertThat(AskedAmount.rao(text.amount(), "amount")).isEqualTo(amountRao);
        assertThat(text).isEqualTo(number);
    }

    record Request(AskedAmount amount) {}
}
