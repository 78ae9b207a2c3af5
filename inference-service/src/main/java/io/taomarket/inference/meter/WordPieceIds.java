package io.taomarket.inference.meter;

import java.util.List;

/**
 * Ids of BERT's uncased models. The marks around a text, and what fills it up behind them, are taken off, because
 * every such model puts its own.
 */
record WordPieceIds(String name, List<String> pieces) implements TokenIds {

    private static final String BEGIN = "[CLS]";
    private static final String END = "[SEP]";
    private static final String FILLING = "[PAD]";
    private static final String INSIDE = "##";

    WordPieceIds {
        pieces = List.copyOf(pieces);
    }

    @Override
    public Read read(int[] ids) throws NotText {
        var text = new StringBuilder();
        var from = piece(ids, 0).equals(BEGIN) ? 1 : 0;
        var to = end(ids, from);
        for (var place = from; place < to; place++) append(text, ids, place);
        if (text.isEmpty()) throw NotText.because("has no text");
        return new Read(text.toString(), to - from);
    }

    private int end(int[] ids, int from) throws NotText {
        var to = ids.length;
        while (to > from && piece(ids, to - 1).equals(FILLING)) to--;
        return to > from && piece(ids, to - 1).equals(END) ? to - 1 : to;
    }

    private void append(StringBuilder text, int[] ids, int place) throws NotText {
        var piece = piece(ids, place);
        if (isControl(piece)) throw NotText.at(place, ids[place], piece + ", which is no text");
        if (!isInside(piece)) text.append(text.isEmpty() ? "" : " ").append(piece);
        else if (text.isEmpty())
            throw NotText.at(place, ids[place], piece + ", the inside of a word without its beginning");
        else text.append(piece, INSIDE.length(), piece.length());
    }

    private String piece(int[] ids, int place) throws NotText {
        var id = ids[place];
        if (id < 0 || id >= pieces.size()) throw NotText.at(place, id, "no token of " + name);
        return pieces.get(id);
    }

    private static boolean isInside(String piece) {
        return piece.startsWith(INSIDE) && piece.length() > INSIDE.length();
    }

    private static boolean isControl(String piece) {
        return piece.length() > 2 && piece.startsWith("[") && piece.endsWith("]");
    }
}
