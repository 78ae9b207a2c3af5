package io.taomarket.inference.generation;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that are kept together, packed: what is told about one request is much like what is told about the next.
 *
 * @param places where each begins in the unpacked block
 */
record Block(byte[] packed, List<Integer> places) {

    /** Unpacked; one of this size is unpacked in a millisecond or two when somebody asks for a text in it. */
    static final int MOST_BYTES = 1 << 20;

    private static final int LEVEL = 1; // what more would save is not worth the time

    static Block of(List<byte[]> texts) {
        var size = texts.stream().mapToInt(Block::sizeOf).reduce(0, Math::addExact);
        var buffer = ByteBuffer.allocate(size);
        var places = new ArrayList<Integer>(texts.size());
        for (var text : texts) {
            places.add(buffer.position());
            buffer.putInt(text.length).put(text);
        }
        return new Block(Zstd.compress(buffer.array(), LEVEL), places);
    }

    /** What a text takes before it is packed. */
    static int sizeOf(byte[] text) {
        return Integer.BYTES + text.length;
    }

    /** The text at this place of a packed block. */
    static byte[] text(byte[] packed, int place) {
        var size = Math.toIntExact(Zstd.getFrameContentSize(packed));
        var block = ByteBuffer.wrap(Zstd.decompress(packed, size)).position(place);
        var text = new byte[block.getInt()];
        block.get(text);
        return text;
    }
}
