package io.taomarket.cli.chat;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An answer, or as much of it as came.
 *
 * @param bill nothing where the platform has not said what it counted
 * @param error why the platform broke it off; nothing where it did not
 * @param mayCost whether what came of a broken answer may be charged all the same, which the error then tells
 * @param isStopped whether we did
 */
record Reply(
        String text,
        String model,
        String miner,
        String finishReason,
        @Nullable Bill bill,
        @Nullable String error,
        boolean mayCost,
        boolean isStopped)
        implements Finding {

    private static final int RAO_DIGITS = 9;
    private static final int SHORT_HOTKEY = 8;

    @Override
    public boolean isGood() {
        return error == null && !isStopped;
    }

    /** The line below the answer. */
    @Override
    public void writeText(Writer out) throws IOException {
        out.write(line());
    }

    String line() {
        var who = Line.of(miner, 100);
        var start = "miner " + (who.length() > SHORT_HOTKEY ? who.substring(0, SHORT_HOTKEY) + "…" : who);
        if (error != null) return start + " · broke off" + (mayCost ? "" : ", which costs nothing");
        if (bill == null) return start + " · " + (isStopped ? "stopped" : "not counted");
        return start + (isStopped ? " · stopped" : "") + bill.line();
    }

    @Override
    public void writeJson(Writer out) {
        Json.FOR_TERMINALS.writeValue(out, new Said(text, model, miner, finishReason, isStopped, error, bill));
    }

    private record Said(
            String answer,
            String model,
            String miner,
            String finishReason,
            boolean stopped,
            @Nullable String error,
            @Nullable Bill bill) {}

    /**
     * What was counted and charged.
     *
     * @param receiptId under which {@code GET /v1/generation} has the receipt
     */
    record Bill(long promptTokens, long completionTokens, long costRao, String receiptId) {

        private String line() {
            return " · " + promptTokens + " + " + completionTokens + " tokens · "
                    + BigDecimal.valueOf(costRao, RAO_DIGITS)
                            .stripTrailingZeros()
                            .toPlainString() + " TAO · receipt "
                    + Line.of(receiptId, 100);
        }
    }
}
