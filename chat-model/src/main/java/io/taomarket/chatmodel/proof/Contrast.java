package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.text.Turn;
import java.util.Arrays;
import java.util.List;

/** Finds questions to which the models in the box say different things: only those tell them apart by their text. */
public final class Contrast {

    private static final int TRIES = 8;
    /** Those who differ at all mostly do so soon. */
    private static final int TOKENS = 16;

    private final List<Likeliest> models =
            Arrays.stream(HouseModel.values()).map(Likeliest::new).toList();

    /** The first of some conversations on which they differ; the last one tried where they agree on all. */
    public List<Turn> find(Conversation conversation) {
        var turns = conversation.turns();
        for (var tried = 1; tried < TRIES && !differs(turns); tried++) turns = conversation.turns();
        return turns;
    }

    private boolean differs(List<Turn> turns) {
        return models.stream()
                        .map(model -> model.answer(turns, TOKENS))
                        .distinct()
                        .count()
                > 1;
    }
}
