package io.taomarket.chassis.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.junit.jupiter.api.Test;

class TranscriptTests {

    @Test
    void givesTheChallengeOfMerlinsOwnTest() {
        var transcript = new Transcript("test protocol");
        transcript.append("some label", Transcript.ascii("some data"));

        assertThat(hex(transcript.challenge("challenge", 32)))
                .isEqualTo("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615");
    }

    @Test
    void givesTheChallengeOfMerlinsLongTestWhichFillsTheStateManyTimes() {
        var data = new byte[1024];
        Arrays.fill(data, (byte) 99);
        var transcript = new Transcript("test protocol");
        transcript.append("step1", Transcript.ascii("some data"));
        var challenge = new byte[0];
        for (var i = 0; i < 32; i++) {
            challenge = transcript.challenge("challenge", 32);
            transcript.append("bigdata", data);
            transcript.append("challengedata", challenge);
        }

        assertThat(hex(challenge)).isEqualTo("a8c933f54fae76e3f9bea93648c1308e7dfa2152dd51674ff3ca438351cf003c");
    }

    @Test
    void permutesLikeTheSha3OfAnotherImplementation() {
        var message = Transcript.ascii("abc");
        var state = Arrays.copyOf(message, Keccak.STATE_BYTES);
        state[message.length] = 0x06;
        state[135] = (byte) 0x80;
        Keccak.permute(state);

        var digest = new SHA3Digest(256);
        digest.update(message, 0, message.length);
        var expected = new byte[32];
        digest.doFinal(expected, 0);
        assertThat(Arrays.copyOf(state, 32)).isEqualTo(expected);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
