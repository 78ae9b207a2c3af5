package io.taomarket.miner.chat.speech;

import java.util.ArrayList;
import java.util.List;

/** Takes the text of a call apart, as it comes: the name up to the first blank, then the arguments. */
final class CallText {

    private final Utterance text = new Utterance(List.of());
    private final StringBuilder name = new StringBuilder();
    private boolean isNamed;

    List<Said> add(byte[] token) {
        var more = text.add(token, null).text();
        if (isNamed) return more.isEmpty() ? List.of() : List.of(new Said.Arguments(more));
        name.append(more);
        var blank = name.indexOf(" ");
        if (blank < 0) return List.of();
        isNamed = true;
        var parts = new ArrayList<Said>();
        parts.add(new Said.Called(name.substring(0, blank)));
        if (blank + 1 < name.length()) parts.add(new Said.Arguments(name.substring(blank + 1)));
        return parts;
    }
}
