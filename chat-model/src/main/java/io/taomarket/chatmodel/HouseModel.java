package io.taomarket.chatmodel;

import io.taomarket.chatmodel.network.Weights;
import io.taomarket.chatmodel.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chat models in the box. Both have the same vocabulary and read 1024 tokens, prompt and answer together. */
public enum HouseModel {
    NANO("taomarket/chat-nano", "chat-nano.safetensors"),
    MINI("taomarket/chat-mini", "chat-mini.safetensors");

    /** Where nobody names one: always the likeliest token. These models know right answers, and are no poets. */
    public static final int USUAL_TEMPERATURE = 0;

    private final String id;
    private final String file;
    private @Nullable Weights loaded;

    HouseModel(String id, String file) {
        this.id = id;
        this.file = file;
    }

    /** The model's name on the market. */
    public String id() {
        return id;
    }

    /** The model of this name, if it is in the box. */
    public static Optional<HouseModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    /** The weights, read once a process whoever asks: 6 or 17 MB, in some 50 ms. */
    public synchronized Weights weights() {
        if (loaded == null) loaded = load();
        return loaded;
    }

    /** The vocabulary of both models. */
    public static Vocabulary vocabulary() {
        return Shared.VOCABULARY;
    }

    private Weights load() {
        try (var in = resource(file)) {
            return Weights.read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the weights of " + id + " cannot be read", e);
        }
    }

    private static InputStream resource(String name) {
        var in = HouseModel.class.getResourceAsStream(name);
        if (in == null) throw new IllegalStateException(name + " is missing on the class path");
        return in;
    }

    private static final class Shared {

        private static final Vocabulary VOCABULARY = load();

        private static Vocabulary load() {
            try (var in = resource("tokenizer.json")) {
                return Vocabulary.read(in);
            } catch (IOException e) {
                throw new IllegalStateException("the vocabulary cannot be read", e);
            }
        }
    }
}
