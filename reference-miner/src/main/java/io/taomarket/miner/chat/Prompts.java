package io.taomarket.miner.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chatmodel.text.Turn;
import io.taomarket.chatmodel.text.Vocabulary;
import io.taomarket.miner.door.ApiError;
import java.util.Arrays;
import java.util.List;

/** Makes prompts of what requests say, and refuses those that leave no room for an answer. */
record Prompts(Vocabulary vocabulary, int contextTokens) {

    int[] chat(List<Turn> turns) {
        requireShort(turns.stream().map(Turn::text).toList(), "messages");
        return fitting(Turn.prompt(turns, vocabulary), "messages");
    }

    int[] text(String text, String field) {
        requireShort(List.of(text), field);
        return fitting(vocabulary.encode(text), field);
    }

    int[] ids(int[] ids, String field) {
        if (!Arrays.stream(ids).allMatch(vocabulary::has))
            throw ApiError.invalid(field, field + " has an id that the vocabulary does not have");
        return fitting(ids, field);
    }

    /** Tokens that may be said after this prompt, where so many are wanted. */
    int room(int[] prompt, int wanted, String field) {
        if (wanted > 0 && prompt.length == contextTokens) throw tooLong(field);
        return Math.min(wanted, contextTokens - prompt.length);
    }

    /** What cannot fit is not even encoded. */
    private void requireShort(List<String> texts, String field) {
        var bytes =
                texts.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
        if (bytes > (long) contextTokens * vocabulary.longestToken()) throw tooLong(field);
    }

    private int[] fitting(int[] prompt, String field) {
        if (prompt.length == 0) throw ApiError.invalid(field, field + " must not be empty");
        if (prompt.length > contextTokens) throw tooLong(field);
        return prompt;
    }

    private ApiError tooLong(String field) {
        return new ApiError(
                400,
                "context_length_exceeded",
                "this model reads and writes " + contextTokens + " tokens together, and the prompt leaves no room",
                field);
    }
}
