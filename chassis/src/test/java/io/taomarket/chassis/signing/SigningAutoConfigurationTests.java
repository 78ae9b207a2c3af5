package io.taomarket.chassis.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SigningAutoConfigurationTests {

    @TempDir
    Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SigningAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void offersThePlatformsKeyOnlyWhereAFileIsNamed() {
        runner.run(context -> assertThat(context).doesNotHaveBean(PlatformKey.class));
        runner.withPropertyValues("taomarket.platform.key-file=" + folder.resolve("platform.seed"))
                .run(context -> assertThat(
                                context.getBean(PlatformKey.class).address().ss58())
                        .startsWith("5"));
    }

    @Test
    void offersTheVerifierOnlyWhereNoncesAreRemembered() {
        runner.run(context -> assertThat(context).doesNotHaveBean(SignedRequestVerifier.class));
        runner.withBean(Nonces.class, () -> (address, nonce, expiresAt) -> true)
                .run(context -> assertThat(context).hasSingleBean(SignedRequestVerifier.class));
    }
}
