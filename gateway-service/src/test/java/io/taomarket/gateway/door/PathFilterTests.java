package io.taomarket.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathFilterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/models/a%2Fb", "/v1/models/", "/v1/models/a.b:c~d_e-f%20g", "/v1/models/...", "/a+b"})
    void passesPlainPaths(String path) {
        assertThat(PathFilter.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "/..",
                "/a/../b",
                "/a/%2e%2E/b",
                "/a%2f..%2fb",
                "//",
                "/a//b",
                "/a;b",
                "/a%3bb",
                "/a\\b",
                "/%",
                "/%ff"
            })
    void refusesPathsWithTwoReadings(String path) {
        assertThat(PathFilter.isPlain(path)).isFalse();
    }

    @Property
    void neverThrowsWhateverIsAsked(
            @ForAll @Chars({'/', '.', '%', '2', 'e', 'f', ';', 'a'}) @AlphaChars @StringLength(max = 40) String path) {
        PathFilter.isPlain(path);
    }
}
