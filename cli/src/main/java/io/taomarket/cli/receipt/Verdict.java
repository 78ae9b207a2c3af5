package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** What a receipt says, and how much of it is true. */
record Verdict(Jws jws, Receipt receipt, List<Check> checks) {

    /** Without letters that a terminal would obey. */
    private static final ObjectWriter JSON = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final int RAO_DIGITS = 9;

    boolean isTrue() {
        return failed().isEmpty();
    }

    void write(OutputStream out, boolean asJson) {
        try {
            out.write((asJson ? json() : table()).getBytes(UTF_8));
            out.flush();
        } catch (JacksonException e) {
            throw new Failure("cannot write: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }

    private String json() {
        return JSON.writeValueAsString(new Said(isTrue(), jws.signer().address(), checks, jws.payload())) + "\n";
    }

    private String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("request", receipt.requestId()));
        rows.add(List.of("account", receipt.accountId()));
        rows.add(List.of("model", receipt.model()));
        rows.add(List.of("miner", receipt.miner()));
        rows.add(List.of("tokens", tokens()));
        rows.add(List.of("cost", cost()));
        rows.add(List.of("price version", Long.toString(receipt.priceVersion())));
        rows.add(List.of("hold", receipt.holdId()));
        rows.add(List.of("issued at", receipt.issuedAt()));
        rows.add(List.of("request hash", receipt.requestSha256()));
        rows.add(List.of("response hash", receipt.responseSha256()));
        for (var check : checks) rows.add(List.of(check.check(), (check.ok() ? "ok: " : "FAILED: ") + check.detail()));
        var width = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
        var table = rows.stream().map(row -> line(row, width)).collect(Collectors.joining());
        return table + conclusion() + "\n";
    }

    private static String line(List<String> row, int width) {
        var name = row.getFirst();
        return name + " ".repeat(width - name.length() + 2) + Line.of(row.getLast()) + "\n";
    }

    private String tokens() {
        var cached = receipt.cachedTokens() == null ? "" : " (" + receipt.cachedTokens() + " of them cached)";
        return receipt.promptTokens() + " of the prompt" + cached + ", " + receipt.completionTokens()
                + " of the completion";
    }

    private String cost() {
        var tao = new BigDecimal(receipt.costRao()).movePointLeft(RAO_DIGITS).toPlainString();
        return receipt.costRao() + " rao (" + tao + " TAO)";
    }

    private String conclusion() {
        if (isTrue()) return "the receipt is true";
        return "the receipt is NOT true: " + String.join(", ", failed());
    }

    private List<String> failed() {
        return checks.stream().filter(check -> !check.ok()).map(Check::check).toList();
    }

    private record Said(boolean ok, String signedBy, List<Check> checks, JsonNode receipt) {}
}
