package io.taomarket.cli.receipt;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a receipt says, and how much of it is true. */
record Verdict(Jws jws, Receipt receipt, List<Check> checks) implements Finding {

    private static final int RAO_DIGITS = 9;

    @Override
    public boolean isGood() {
        return failed().isEmpty();
    }

    @Override
    public void writeJson(Writer out) {
        Json.FOR_TERMINALS.writeValue(out, new Said(isGood(), jws.signer().address(), checks, jws.payload()));
    }

    @Override
    public void writeText(Writer out) throws IOException {
        out.write(table());
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
        if (isGood()) return "the receipt is true";
        return "the receipt is NOT true: " + String.join(", ", failed());
    }

    private List<String> failed() {
        return checks.stream().filter(check -> !check.ok()).map(Check::check).toList();
    }

    private record Said(boolean ok, String signedBy, List<Check> checks, JsonNode receipt) {}
}
