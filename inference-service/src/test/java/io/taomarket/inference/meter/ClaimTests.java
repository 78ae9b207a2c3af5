package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ClaimTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final Tolerance tolerance = new Tolerance(new MeterProperties("o200k_base", 2, 32, 8));

    @Test
    void readsWhatAMinerHasCounted() {
        var claim = claim("""
                {"prompt_tokens":100,"completion_tokens":70,"total_tokens":170,
                 "prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":50}}""");

        assertThat(claim).isEqualTo(new Claim(100L, 20L, 64));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null
            []
            "many"
            {}
            {"prompt_tokens":null,"completion_tokens":"7"}
            {"prompt_tokens":-1,"completion_tokens":1.5}
            {"prompt_tokens":1e300,"completion_tokens":99999999999999999999999}
            {"prompt_tokens_details":[],"completion_tokens_details":7}
            """)
    void whatIsNoCountIsNoClaim(String usage) {
        assertThat(claim(usage)).isEqualTo(Claim.NONE);
        assertThat(tolerance.compare(claim(usage), 10, 10).agrees()).isNull();
    }

    @Test
    void aMultipleOfTheTruthIsWrong() {
        assertThat(tolerance.compare(new Claim(80L, 30L, 0), 8, 3).agrees()).isFalse();
        assertThat(tolerance.compare(new Claim(8L, 300L, 0), 8, 30).isCompletionWrong())
                .isTrue();
        assertThat(tolerance.compare(new Claim(10L, 10L, 0), 8, 1_000).isCompletionWrong())
                .isTrue();
    }

    @Property
    void anotherVocabularyIsNotCalledALie(
            @ForAll @LongRange(max = 1_000_000) long prompt,
            @ForAll @LongRange(max = 1_000_000) long completion,
            @ForAll @LongRange(min = 50, max = 200) long percent) {
        var claim = new Claim(prompt * percent / 100, completion * percent / 100, 0);
        assertThat(tolerance.compare(claim, prompt, completion).agrees()).isTrue();
    }

    private static Claim claim(String usage) {
        return Claim.of(JSON.readTree(usage));
    }
}
