package io.taomarket.inference.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Ids of OpenAI's vocabularies, whose tokens are bytes that need not be whole characters. */
record BytePairIds(Encoding encoding) implements TokenIds {

    @Override
    public Read read(int[] ids) throws NotText {
        var bytes = new ByteArrayOutputStream();
        for (var place = 0; place < ids.length; place++) bytes.writeBytes(bytes(ids, place));
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return new Read(text.toString(), ids.length);
        } catch (CharacterCodingException e) {
            throw NotText.because("has half a character");
        }
    }

    /** A control token has a name, but no text that would be read as this token again. */
    private byte[] bytes(int[] ids, int place) throws NotText {
        var one = new IntArrayList(1);
        one.add(ids[place]);
        try {
            var bytes = encoding.decodeBytes(one);
            if (!isControl(bytes)) return bytes;
        } catch (NullPointerException unknown) { // the library's answer where it has no such token
            throw NotText.at(place, ids[place], "no token of " + encoding.getName());
        }
        throw NotText.at(place, ids[place], "a control token of " + encoding.getName());
    }

    private static boolean isControl(byte[] bytes) {
        var name = new String(bytes, UTF_8);
        return name.length() > 4 && name.startsWith("<|") && name.endsWith("|>");
    }
}
