package io.taomarket.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeySecretTests {

    private final KeySecret secret = KeySecret.generate(new SecureRandom());

    @Test
    void readsWhatItMade() {
        assertThat(KeySecret.parse(secret.text())).contains(secret);
        assertThat(secret.text()).startsWith("tao_sk_").hasSize(7 + 43 + 6);
    }

    @Property(tries = 200)
    void recognisesEveryTypo(@ForAll @IntRange(min = 7, max = 55) int position, @ForAll @IntRange(max = 61) int digit) {
        var replacement = Character.forDigit(digit % 36, 36);
        var typo = new StringBuilder(secret.text());
        if (typo.charAt(position) == replacement) return;
        typo.setCharAt(position, replacement);

        assertThat(KeySecret.parse(typo.toString())).isEmpty();
    }

    @Test
    void refusesWhatHasAnotherForm() {
        assertThat(KeySecret.parse("")).isEmpty();
        assertThat(KeySecret.parse("sk-" + secret.text())).isEmpty();
        assertThat(KeySecret.parse(secret.text() + "0")).isEmpty();
        assertThat(KeySecret.parse(secret.text().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void doesNotTellItselfToLogs() {
        assertThat(secret.toString()).doesNotContain(secret.text().substring(14));
    }
}
