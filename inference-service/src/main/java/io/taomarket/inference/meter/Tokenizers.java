package io.taomarket.inference.meter;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.ModelType;
import io.taomarket.chatmodel.HouseModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The vocabularies that the platform has. An offer is counted by the one it names, as an encoding ({@code o200k_base}),
 * by a model that has it ({@code gpt-4o}, {@code BAAI/bge-small-en-v1.5}, {@code taomarket/chat-mini}), or by
 * {@code words}, as simulators do; an offer that names none of them by the platform's own, so that anyone can recompute a bill without
 * knowing the miner.
 */
@Component
public class Tokenizers {

    private static final String BERT = "bert-base-uncased";
    private static final String WORDS = "words";
    private static final String CHAT = "taomarket/chat";

    /** Models with the vocabulary of BERT, which differ in nothing that matters to a count. */
    private static final Set<String> BERT_MODELS = Set.of(
            BERT,
            "google-bert/bert-base-uncased",
            "BAAI/bge-small-en-v1.5",
            "intfloat/e5-small-v2",
            "sentence-transformers/all-MiniLM-L6-v2");

    private static final Set<String> CHAT_MODELS = Set.of(CHAT, "taomarket/chat-nano", "taomarket/chat-mini");

    private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();
    private final Map<String, Tokens> loaded = new ConcurrentHashMap<>();
    private final Map<String, TokenIds> ids = new ConcurrentHashMap<>();
    private final String fallback;

    Tokenizers(MeterProperties properties) {
        this.fallback = properties.encoding();
        if (!fallback.equals(BERT) && EncodingType.fromName(fallback).isEmpty())
            throw new IllegalArgumentException("inference.meter.encoding is not known: " + fallback);
        usual().count("The vocabulary is loaded before the first customer comes.");
    }

    /** The count of whoever names this tokenizer. A vocabulary is loaded when it is first used, which takes a moment. */
    public Tokens named(String tokenizer) {
        return loaded.computeIfAbsent(vocabulary(tokenizer), name -> new KeptCounts(load(name)));
    }

    /** The platform's own count. */
    public Tokens usual() {
        return named(fallback);
    }

    /** By whose tokens an offer is counted that names this tokenizer. */
    public String vocabulary(String tokenizer) {
        return known(tokenizer).orElse(fallback);
    }

    /** The vocabulary that this tokenizer has; nothing where the platform does not know. */
    public Optional<String> known(String tokenizer) {
        if (BERT_MODELS.contains(tokenizer)) return Optional.of(BERT);
        if (CHAT_MODELS.contains(tokenizer)) return Optional.of(CHAT);
        if (tokenizer.equals(WORDS)) return Optional.of(WORDS);
        return EncodingType.fromName(tokenizer)
                .or(() -> ModelType.fromName(tokenizer).map(ModelType::getEncodingType))
                .map(EncodingType::getName);
    }

    /** Reads the ids of a vocabulary that is {@link #known}. */
    public TokenIds ids(String vocabulary) {
        return ids.computeIfAbsent(vocabulary, this::loadIds);
    }

    private Tokens load(String vocabulary) {
        if (vocabulary.equals(WORDS)) return Words::count;
        if (vocabulary.equals(CHAT)) return text -> HouseModel.vocabulary().encode(text).length;
        if (vocabulary.equals(BERT)) return new WordPiece(bertPieces());
        return new SlicedTokens(encoding(vocabulary)::countTokensOrdinary);
    }

    private TokenIds loadIds(String vocabulary) {
        if (vocabulary.equals(WORDS)) return Words::read;
        if (vocabulary.equals(CHAT)) return new ChatIds(CHAT, HouseModel.vocabulary());
        if (vocabulary.equals(BERT)) return new WordPieceIds(BERT, bertPieces());
        return new BytePairIds(encoding(vocabulary));
    }

    private Encoding encoding(String vocabulary) {
        return encodings.getEncoding(EncodingType.fromName(vocabulary).orElseThrow());
    }

    private static List<String> bertPieces() {
        return WordPiece.pieces("/inference/" + BERT + ".txt");
    }
}
