package io.taomarket.chassis.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallerTokensTests {

    static final String NEW = "the secret of today, 32 characters and more";
    static final String OLD = "the secret of yesterday, 32 characters and more";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final CallerTokens tokens = tokens(NOW, NEW, OLD);
    final Caller caller = new Caller(
            Caller.Kind.KEY, "account", "key", Set.of("inference", "wallet"), Map.of("models", "a/b \"ü\""), "req_1");

    static CallerTokens tokens(Instant now, String... secrets) {
        return new CallerTokens(List.of(secrets), Duration.ofMinutes(1), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void saysWhatItWasTold() {
        assertThat(tokens.read(tokens.write(caller))).contains(caller);
    }

    @Test
    void readsWhatWasSignedWithTheOlderSecret() {
        assertThat(tokens.read(tokens(NOW, OLD).write(caller))).contains(caller);
        assertThat(tokens(NOW, OLD).read(tokens.write(caller))).isEmpty();
    }

    @Test
    void isGoodForAMinute() {
        var token = tokens.write(caller);

        assertThat(tokens(NOW.plusSeconds(59), NEW).read(token)).contains(caller);
        assertThat(tokens(NOW.plusSeconds(60), NEW).read(token)).isEmpty();
    }

    @Test
    void aStatementWithoutSignatureIsNone() {
        var payload = tokens.write(caller).split("\\.")[1];
        var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));

        assertThat(tokens.read(none + "." + payload + ".")).isEmpty();
        assertThat(tokens.read(none + "." + payload)).isEmpty();
    }

    @Property(tries = 200)
    void aStatementWithAnotherLetterIsNone(@ForAll int place, @ForAll char letter) {
        var token = tokens.write(caller);
        var changed = new StringBuilder(token);
        var at = Math.floorMod(place, token.length() - 1); // the last letter has bits that say nothing
        if (token.charAt(at) == letter) return;
        changed.setCharAt(at, letter);

        assertThat(tokens.read(changed.toString())).isEmpty();
    }

    @Property(tries = 200)
    void anythingElseIsNone(@ForAll String text) {
        assertThat(tokens.read(text)).isEmpty();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens(NOW, "short"));
    }
}
