package io.taomarket.chassis.signing;

/** The three operations of STROBE-128 that Merlin needs: framing metadata, associated data, and random output. */
final class Strobe {

    /** Bytes of the state that input touches at a 128-bit security level. */
    private static final int RATE = 166;

    private static final int FLAG_INBOUND = 1;
    private static final int FLAG_APPLICATION = 1 << 1;
    private static final int FLAG_CIPHER = 1 << 2;
    private static final int FLAG_META = 1 << 4;

    private final byte[] state = new byte[Keccak.STATE_BYTES];
    private int position;
    private int operationStart;

    Strobe(String protocol) {
        var header = new byte[] {1, (byte) (RATE + 2), 1, 0, 1, 96};
        System.arraycopy(header, 0, state, 0, header.length);
        System.arraycopy(Transcript.ascii("STROBEv1.0.2"), 0, state, header.length, 12);
        Keccak.permute(state);
        begin(FLAG_META | FLAG_APPLICATION);
        absorb(Transcript.ascii(protocol));
    }

    /** One metadata operation, given in two parts. */
    void metadata(byte[] first, byte[] second) {
        begin(FLAG_META | FLAG_APPLICATION);
        absorb(first);
        absorb(second);
    }

    void associatedData(byte[] data) {
        begin(FLAG_APPLICATION);
        absorb(data);
    }

    byte[] random(int length) {
        begin(FLAG_INBOUND | FLAG_APPLICATION | FLAG_CIPHER);
        var output = new byte[length];
        for (var i = 0; i < length; i++) {
            output[i] = state[position];
            state[position] = 0;
            advance();
        }
        return output;
    }

    private void begin(int flags) {
        var previousStart = operationStart;
        operationStart = position + 1;
        absorb(new byte[] {(byte) previousStart, (byte) flags});
        if ((flags & FLAG_CIPHER) != 0 && position != 0) mix();
    }

    private void absorb(byte[] data) {
        for (var next : data) {
            state[position] ^= next;
            advance();
        }
    }

    private void advance() {
        position++;
        if (position == RATE) mix();
    }

    private void mix() {
        state[position] ^= (byte) operationStart;
        state[position + 1] ^= 0x04;
        state[RATE + 1] ^= (byte) 0x80;
        Keccak.permute(state);
        position = 0;
        operationStart = 0;
    }
}
