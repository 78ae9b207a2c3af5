package io.taomarket.scoring.probe;

import io.taomarket.chassis.egress.Deadlines;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How miners are probed.
 *
 * @param embeddingSubnets names of subnets whose miners are asked for embeddings
 * @param chatSubnets names of subnets whose miners are asked for chat completions
 * @param timeout an answer that takes longer is none; a customer would be gone
 * @param maxAnswerBytes of an answer to a probe, which is a few vectors or words
 * @param maxTexts texts in one probe for embeddings
 * @param honestSimilarity cosine to the reference from which an answer is right; leaves room for other precisions
 * @param worthlessSimilarity cosine up to which an answer is worth nothing: another model's, or made up
 * @param wrongOrderFactor what is left of the quality of vectors that put an unrelated sentence nearer than a paraphrase
 * @param referenceThreads threads that run the reference models, whose native code must not hold up virtual threads
 */
@Validated
@ConfigurationProperties("scoring.probe")
record ProbeProperties(
        @DefaultValue("text-embedding") Set<String> embeddingSubnets,
        @DefaultValue("chat") Set<String> chatSubnets,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("1048576") @Positive long maxAnswerBytes,
        @DefaultValue("6") @Positive @Max(64) int maxTexts,

        @DefaultValue("0.98") @DecimalMin("0") @DecimalMax("1")
        double honestSimilarity,

        @DefaultValue("0.93") @DecimalMin("0") @DecimalMax("1")
        double worthlessSimilarity,

        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
        double wrongOrderFactor,

        @DefaultValue("1") @Positive int referenceThreads) {

    /** What inference grants a chat, a stream and embeddings by default: a probe that says otherwise could be told apart. */
    static final Duration CHAT_PATIENCE = Duration.ofSeconds(120);

    static final Duration STREAM_PATIENCE = Duration.ofMinutes(10);
    static final Duration EMBEDDING_PATIENCE = Duration.ofSeconds(30);

    ProbeProperties {
        if (honestSimilarity <= worthlessSimilarity)
            throw new IllegalArgumentException("honest-similarity must be above worthless-similarity");
    }

    Deadlines deadlines() {
        return new Deadlines(timeout, timeout, timeout);
    }

    /** 0 up to the worthless similarity, 1 from the honest one, a straight line between. */
    double quality(double similarity) {
        return Math.clamp((similarity - worthlessSimilarity) / (honestSimilarity - worthlessSimilarity), 0, 1);
    }
}
