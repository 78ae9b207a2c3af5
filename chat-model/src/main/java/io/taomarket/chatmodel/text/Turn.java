package io.taomarket.chatmodel.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One message of a conversation as the models read it.
 *
 * @param mark that opens it; {@link Mark#CALL} is a turn of the assistant's that begins with this mark
 */
public record Turn(Mark mark, String text) {

    public Turn {
        if (mark == Mark.END) throw new IllegalArgumentException("a message does not begin with its end");
    }

    /** The prompt of a conversation: all of it, and the mark after which the model speaks. */
    public static int[] prompt(List<Turn> turns, Vocabulary vocabulary) {
        var said = turns.stream().flatMapToInt(turn -> turn.ids(vocabulary));
        return IntStream.concat(said, IntStream.of(vocabulary.id(Mark.ASSISTANT)))
                .toArray();
    }

    private IntStream ids(Vocabulary vocabulary) {
        var opening = mark == Mark.CALL
                ? IntStream.of(vocabulary.id(Mark.ASSISTANT), vocabulary.id(Mark.CALL))
                : IntStream.of(vocabulary.id(mark));
        var body = Arrays.stream(vocabulary.encode(text));
        return IntStream.concat(IntStream.concat(opening, body), IntStream.of(vocabulary.id(Mark.END)));
    }
}
