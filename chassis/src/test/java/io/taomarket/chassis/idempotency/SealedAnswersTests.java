package io.taomarket.chassis.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** While a secret is replaced, some instances seal with the old one and some with the new. */
class SealedAnswersTests {

    private static final byte[] KEY = "key".getBytes(UTF_8);
    private static final byte[] ANSWER = "answer".getBytes(UTF_8);

    @Test
    void whatWasSealedWithAnyOfTheSecretsIsOpened() {
        var sealedBefore = new SealedAnswers(List.of("old")).seal(KEY, ANSWER);

        assertThat(new SealedAnswers(List.of("new", "old")).open(KEY, sealedBefore))
                .isEqualTo(ANSWER);
        assertThat(new SealedAnswers(List.of("old", "new")).open(KEY, sealedBefore))
                .isEqualTo(ANSWER);
    }

    @Test
    void theFirstSecretSealsAndNothingElseOpensIt() {
        var sealed = new SealedAnswers(List.of("new", "old")).seal(KEY, ANSWER);

        assertThat(new SealedAnswers(List.of("new")).open(KEY, sealed)).isEqualTo(ANSWER);
        assertThatThrownBy(() -> new SealedAnswers(List.of("old")).open(KEY, sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}
