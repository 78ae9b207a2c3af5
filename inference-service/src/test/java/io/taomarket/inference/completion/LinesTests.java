package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTests {

    @Property(tries = 500)
    void readsWhatTheJdksReaderReadsHoweverItArrives(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int atATime) throws IOException {
        var expected = new BufferedReader(new StringReader(text)).lines().toList();

        assertThat(read(slowly(text.getBytes(UTF_8), atATime))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("\r", "\n", "\r\n", "a", "ü", "😀", "data: x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Test
    void aLineMayBeLongerThanTheBuffer() throws IOException {
        var line = "ü".repeat(5_000);

        assertThat(read(slowly((line + "\r\n" + line).getBytes(UTF_8), 1_000))).containsExactly(line, line);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var broken = new byte[] {'a', (byte) 0xc3, '\n'};

        assertThatThrownBy(() -> read(new ByteArrayInputStream(broken))).isInstanceOf(CharacterCodingException.class);
    }

    private static List<String> read(InputStream from) throws IOException {
        var lines = new Lines(from);
        var all = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) all.add(line);
        return all;
    }

    private static InputStream slowly(byte[] bytes, int atATime) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atATime));
            }
        };
    }
}
