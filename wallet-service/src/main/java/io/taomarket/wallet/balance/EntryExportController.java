package io.taomarket.wallet.balance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.balance.Balances.Entry;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** An account's whole history as a file, in pieces, so that its length does not matter. */
@RestController
class EntryExportController {

    private static final int PIECE = 1_000;
    private static final String HEAD =
            "version,created_at,type,transfer_id,amount_rao,balance_after_rao,counterparty,reference,memo\r\n";

    private final Balances balances;

    EntryExportController(Balances balances) {
        this.balances = balances;
    }

    @Operation(summary = "Every movement of the account's money, oldest first, as CSV (RFC 4180)")
    @GetMapping(path = "/api/v1/wallet/entries", params = "format=csv")
    ResponseEntity<StreamingResponseBody> export(Caller caller) {
        var accountId = caller.keyOwner();
        caller.requireScope("wallet:read");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entries.csv\"")
                .body(stream -> write(accountId, new OutputStreamWriter(stream, UTF_8)));
    }

    private void write(UUID accountId, Writer file) throws IOException {
        file.write(HEAD);
        var version = 0L;
        while (true) {
            var entries = balances.entriesAfter(accountId, version, PIECE);
            for (var entry : entries) file.write(line(entry));
            file.flush();
            if (entries.size() < PIECE) return;
            version = entries.getLast().version();
        }
    }

    private static String line(Entry entry) {
        return Stream.of(
                                entry.version(),
                                entry.createdAt(),
                                entry.type(),
                                entry.transferId(),
                                entry.amountRao(),
                                entry.balanceAfterRao(),
                                entry.counterparty() == null ? "" : entry.counterparty(),
                                text(entry.reference()),
                                text(entry.memo()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quoted, and never a formula: spreadsheets would run what a stranger wrote. */
    private static String text(@Nullable String value) {
        if (value == null) return "";
        var plain = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
