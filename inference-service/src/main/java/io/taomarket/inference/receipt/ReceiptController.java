package io.taomarket.inference.receipt;

import io.taomarket.chassis.problem.Refusal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anyone may see of the receipts: the root of each day, and what stands between it and a receipt that one has. */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptController {

    private final RootRepository roots;
    private final ReceiptLog log;
    private final ReceiptProperties properties;

    ReceiptController(RootRepository roots, ReceiptLog log, ReceiptProperties properties) {
        this.roots = roots;
        this.log = log;
        this.properties = properties;
    }

    /** Newest first; the cursor is the last day seen. */
    @GetMapping("/roots")
    Page list(
            @RequestParam(defaultValue = "20") String limit, @RequestParam(required = false) @Nullable String cursor) {
        var most = limit(limit);
        var page = roots.before(cursor == null ? LocalDate.of(9999, 1, 1) : day(cursor), most + 1);
        if (page.size() <= most) return new Page(page, null);
        var shown = page.subList(0, most);
        return new Page(shown, shown.getLast().day().toString());
    }

    @GetMapping("/roots/{day}")
    DayRoot read(@PathVariable String day) {
        return roots.find(day(day))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "root_not_found", "The receipts of this day are not sealed."));
    }

    /**
     * @param leaf the SHA-256 of a zero byte and the receipt, in hex; who has the receipt can work it out
     */
    @GetMapping("/proofs/{leaf}")
    Proof proof(@PathVariable String leaf) {
        if (leaf.matches("[0-9a-f]{64}")) return log.proof(HexFormat.of().parseHex(leaf));
        throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_leaf", "A leaf has 64 lower-case hex digits.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.getMessage());
        problem.setType(URI.create("/problems/" + refusal.code().replace('_', '-')));
        problem.setProperty("code", refusal.code());
        return ResponseEntity.status(refusal.status()).body(problem);
    }

    private int limit(String text) {
        if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= properties.maxPageSize())
            return Integer.parseInt(text);
        throw new Refusal(
                HttpStatus.BAD_REQUEST, "invalid_limit", "limit must be between 1 and " + properties.maxPageSize());
    }

    private static LocalDate day(String text) {
        try {
            if (text.length() == "2026-11-22".length()) return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            // refused below, like every other text that is no day
        }
        throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_day", "A day looks like 2026-11-22.");
    }

    record Page(List<DayRoot> items, @Nullable String nextCursor) {}
}
