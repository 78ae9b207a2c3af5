package io.taomarket.inference.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chatmodel.text.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Ids of the chat models in the box, whose tokens are bytes that need not be whole characters. */
record ChatIds(String name, Vocabulary vocabulary) implements TokenIds {

    @Override
    public Read read(int[] ids) throws NotText {
        var bytes = new ByteArrayOutputStream();
        for (var place = 0; place < ids.length; place++) {
            var id = ids[place];
            if (!vocabulary.has(id)) throw NotText.at(place, id, "no token of " + name);
            if (id >= vocabulary.words()) throw NotText.at(place, id, "a control token of " + name);
            bytes.writeBytes(vocabulary.bytes(id));
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return new Read(text.toString(), ids.length);
        } catch (CharacterCodingException e) {
            throw NotText.because("has half a character");
        }
    }
}
