package io.taomarket.chassis.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Offers the platform's key where a key file is named, and the verifier where nonces are remembered. */
@AutoConfiguration
@EnableConfigurationProperties(SigningProperties.class)
class SigningAutoConfiguration {

    private static final String KEY_FILE = "taomarket.platform.key-file";

    /** All services that sign or verify name the same file; the first to start creates it. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(KEY_FILE)
    PlatformKey platformKey(@Value("${" + KEY_FILE + "}") Path keyFile) throws IOException {
        try {
            return new PlatformKey(SigningKey.fromSeedFile(keyFile));
        } catch (UnusableKeyFile e) {
            throw e.namedBy(KEY_FILE);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(Nonces.class)
    SignedRequestVerifier signedRequestVerifier(SigningProperties properties, Nonces nonces, Clock clock) {
        return new SignedRequestVerifier(properties, nonces, clock);
    }
}
