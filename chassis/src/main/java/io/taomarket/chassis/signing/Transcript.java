package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A Merlin transcript: labelled messages go in, challenges that depend on all of them come out. */
final class Transcript {

    private final Strobe strobe = new Strobe("Merlin v1.0");

    Transcript(String protocol) {
        append("dom-sep", ascii(protocol));
    }

    void append(String label, byte[] message) {
        frame(label, message.length);
        strobe.associatedData(message);
    }

    byte[] challenge(String label, int length) {
        frame(label, length);
        return strobe.random(length);
    }

    private void frame(String label, int length) {
        var size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        strobe.metadata(ascii(label), size.array());
    }

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
