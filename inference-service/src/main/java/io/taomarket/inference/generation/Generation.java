package io.taomarket.inference.generation;

import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.routing.StoredRouting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/generation} tells about a request. */
record Generation(
        String id,
        String requestId,
        String model,
        @Nullable String miner,
        String outcome,
        long costRao,
        long minerRao,
        long protocolRao,
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        String finishReason,
        boolean streamed,
        Instant createdAt,
        long firstTokenMs,
        long latencyMs,
        long overheadMs,
        List<Try> attempts,
        StoredRouting routing,
        @Nullable String receipt) {

    static Generation of(Served served, Split split) {
        var event = served.event();
        var details = served.details();
        var protocolRao = split.protocolRao(event.costRao());
        return new Generation(
                details.replyId(),
                event.requestId(),
                event.model(),
                event.hotkey(),
                word(event.outcome()),
                event.costRao(),
                event.costRao() - protocolRao,
                protocolRao,
                event.promptTokens(),
                event.completionTokens(),
                details.cachedTokens() == null ? 0 : details.cachedTokens(),
                details.finishReason(),
                event.streamed(),
                details.createdAt(),
                details.firstTokenMs(),
                details.latencyMs(),
                details.overheadMs(),
                event.attempts().stream().map(Try::of).toList(),
                details.routing(),
                event.receipt().isEmpty() ? null : event.receipt());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** One miner that was tried. */
    record Try(
            String miner,
            String outcome,
            long firstTokenMs,
            long latencyMs,
            @Nullable Long claimedPromptTokens,
            @Nullable Long claimedCompletionTokens) {

        static Try of(Attempt attempt) {
            return new Try(
                    attempt.hotkey(),
                    word(attempt.outcome()),
                    attempt.firstTokenMs(),
                    attempt.latencyMs(),
                    attempt.claimedPromptTokens(),
                    attempt.claimedCompletionTokens());
        }
    }
}
