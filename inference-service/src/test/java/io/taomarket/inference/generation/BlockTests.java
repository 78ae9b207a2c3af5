package io.taomarket.inference.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BlockTests {

    @Property(tries = 200)
    void everyTextComesBackAsItWas(@ForAll List<byte[]> texts) {
        var block = Block.of(texts);

        for (var i = 0; i < texts.size(); i++)
            assertThat(Block.text(block.packed(), block.places().get(i))).isEqualTo(texts.get(i));
    }

    @Test
    void textsThatAreAlikeTakeLittle() {
        var texts = IntStream.range(0, 100)
                .mapToObj(number -> ("{\"miner\": \"5H7JrMhWij6yw6prgtayV1kNNBWqeVv6\", \"number\": " + number + "}")
                        .getBytes(UTF_8))
                .toList();

        assertThat(Block.of(texts).packed().length)
                .isLessThan(texts.stream().mapToInt(Block::sizeOf).sum() / 10);
    }
}
