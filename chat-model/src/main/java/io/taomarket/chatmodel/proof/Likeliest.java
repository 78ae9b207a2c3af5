package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.network.Memory;
import io.taomarket.chatmodel.network.Row;
import io.taomarket.chatmodel.network.Transformer;
import io.taomarket.chatmodel.network.Weights;
import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import java.util.ArrayList;
import java.util.List;

/** What a model says if it always takes the likeliest token. One thread at a time. */
public final class Likeliest {

    private static final int ROWS = 32;

    private final Weights weights;
    private final Transformer transformer;

    public Likeliest(HouseModel model) {
        this(model.weights());
    }

    Likeliest(Weights weights) {
        this.weights = weights;
        this.transformer = new Transformer(weights, ROWS);
    }

    /** The first tokens of the answer, fewer where it ends; none where the prompt fills the context. */
    public List<Integer> answer(List<Turn> turns, int tokens) {
        var prompt = Turn.prompt(turns, HouseModel.vocabulary());
        var room = Math.min(tokens, weights.shape().context() - prompt.length);
        var said = new ArrayList<Integer>();
        if (room <= 0) return said;
        var memory = new Memory(weights.shape(), prompt.length + room);
        var place = read(memory, prompt);
        while (said.size() < room) {
            var next = place.likeliest();
            if (next == HouseModel.vocabulary().id(Mark.END)) break;
            said.add(next);
            place = new Place(transformer.run(List.of(new Row(memory, next, true)))[0]);
        }
        return said;
    }

    private Place read(Memory memory, int[] prompt) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < prompt.length - 1; i++) {
            rows.add(new Row(memory, prompt[i], false));
            if (rows.size() < ROWS) continue;
            transformer.run(rows);
            rows.clear();
        }
        rows.add(new Row(memory, prompt[prompt.length - 1], true));
        return new Place(transformer.run(rows)[0]);
    }
}
