package io.taomarket.chatmodel.text;

import java.util.Locale;

/** The marks of the chat template, which no text can spell. */
public enum Mark {
    /** Ends every message; when the model says it, its turn is over. */
    END,
    SYSTEM,
    USER,
    /** Opens the model's turn. */
    ASSISTANT,
    /** A JSON schema that the next answer must fit. */
    SCHEMA,
    /** The functions on offer. */
    TOOLS,
    /** The first token of a turn in which the model calls a function. */
    CALL,
    /** What a call gave. */
    RESULT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
