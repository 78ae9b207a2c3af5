package io.taomarket.inference.receipt;

import java.time.Instant;
import java.util.UUID;

/**
 * What was asked, who answered and what it costs; signed, so that nobody can tell it differently later.
 *
 * @param requestSha256 of the request's body as it came, in hex
 * @param responseSha256 of the answer's body as it was sent, of a stream all its {@code data:} events, in hex
 * @param promptTokens all of them, with the cached ones
 * @param cachedTokens the part of the prompt that cost what cached tokens cost
 * @param miner the hotkey that served
 */
public record Receipt(
        String requestId,
        UUID accountId,
        String model,
        String miner,
        String requestSha256,
        String responseSha256,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        long costRao,
        long priceVersion,
        UUID holdId,
        Instant issuedAt) {}
