package io.taomarket.chatmodel.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A byte-level vocabulary: the 256 bytes, pairs of tokens that training has merged, and marks. Any text can be written in
 * it and comes back unchanged; a character may be split over tokens.
 */
public final class Vocabulary {

    private static final int BYTES = 256;

    /** Pieces between which no tokens are merged, as an expression on bytes. */
    private static final Pattern PIECE = Pattern.compile(
            "[0-9]|[A-Za-z\\x80-\\xff]++|[^A-Za-z0-9\\x80-\\xff \\t\\n\\r\\f\\x0B]++|[ \\t\\n\\r\\f\\x0B]");

    private final int size;
    private final int firstMark;
    private final List<byte[]> tokens = new ArrayList<>();
    private final Map<Long, Integer> merges = new HashMap<>();

    private Vocabulary(JsonNode file) {
        this.size = file.path("size").asInt(0);
        this.firstMark = file.path("first_mark").asInt(0);
        for (var i = 0; i < BYTES; i++) tokens.add(new byte[] {(byte) i});
        for (var pair : file.path("merges"))
            merge(pair.path(0).asInt(-1), pair.path(1).asInt(-1));
        for (var mark : Mark.values())
            if (!file.path("marks").path(mark.ordinal()).asString("").equals(mark.label()))
                throw new IllegalArgumentException("the vocabulary has other marks than the chat template");
        if (tokens.size() > firstMark || firstMark + Mark.values().length > size)
            throw new IllegalArgumentException("the vocabulary's sizes contradict each other");
    }

    /** Reads a file with its size, marks and merges. */
    public static Vocabulary read(InputStream in) throws IOException {
        return new Vocabulary(JsonMapper.shared().readTree(in.readAllBytes()));
    }

    private void merge(int left, int right) {
        if (left < 0 || right < 0 || left >= tokens.size() || right >= tokens.size())
            throw new IllegalArgumentException("the vocabulary merges tokens that it does not have");
        merges.put(pair(left, right), tokens.size());
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(tokens.get(left));
        bytes.writeBytes(tokens.get(right));
        tokens.add(bytes.toByteArray());
    }

    /** All ids, those that nobody says among them. */
    public int size() {
        return size;
    }

    /** The ids below this stand for bytes. */
    public int words() {
        return tokens.size();
    }

    /** The mark's id. */
    public int id(Mark mark) {
        return firstMark + mark.ordinal();
    }

    /** Whether the id is one that may stand in a prompt. */
    public boolean has(int id) {
        return id >= 0 && id < tokens.size() || id >= firstMark && id < firstMark + Mark.values().length;
    }

    /** The bytes of a token; a mark has none. The array must not be changed. */
    public byte[] bytes(int id) {
        return id < tokens.size() ? tokens.get(id) : new byte[0];
    }

    /** What a token that stands for no bytes is called, which is no text of anybody's: a mark by its name. */
    public String name(int id) {
        var mark = id - firstMark;
        return "<|" + (mark >= 0 && mark < Mark.values().length ? Mark.values()[mark].label() : "unused " + id) + "|>";
    }

    /** The bytes of the longest token, which is the most that one token can stand for. */
    public int longestToken() {
        return tokens.stream().mapToInt(bytes -> bytes.length).max().orElseThrow();
    }

    /** The ids of a text; whatever it says, none of them is a mark. */
    public int[] encode(String text) {
        var ids = IntStream.builder();
        var pieces = PIECE.matcher(new String(text.getBytes(UTF_8), ISO_8859_1));
        while (pieces.find()) new Merging(pieces.group().getBytes(ISO_8859_1), this::merged).addTo(ids);
        return ids.build().toArray();
    }

    /** The text of these ids without marks; what is not UTF-8 becomes a replacement character. */
    public String decode(int[] ids) {
        var bytes = new ByteArrayOutputStream();
        for (var id : ids) bytes.writeBytes(bytes(id));
        return bytes.toString(UTF_8);
    }

    /** The token that two neighbours make; -1 where they make none. An earlier merge has a lower id. */
    private int merged(int left, int right) {
        return merges.getOrDefault(pair(left, right), -1);
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }
}
