package io.taomarket.wallet.seal;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.door.Page;
import io.taomarket.wallet.door.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/wallet/seals")
class SealController {

    private static final Pattern EPOCH_DAY = Pattern.compile("[0-9]{1,6}");
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    private final Seals seals;
    private final SealVerification verification;

    SealController(Seals seals, SealVerification verification) {
        this.seals = seals;
        this.verification = verification;
    }

    @Operation(summary = "The seals of past days, the last first")
    @GetMapping
    Page<SealView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.requireAdmin();
        var request = PageRequest.of(limit, cursor, EPOCH_DAY);
        var before = request.position()
                .map(Long::parseLong)
                .map(LocalDate::ofEpochDay)
                .orElse(AFTER_ALL);
        var found =
                seals.before(before, request.rows()).stream().map(SealView::of).toList();
        return Page.of(found, request, seal -> Long.toString(seal.day().toEpochDay()));
    }

    @Operation(summary = "Recompute the seals, all or from a day on, and name the first day that differs")
    @PostMapping("/verify")
    SealVerification.Verified verify(
            Caller caller, @RequestParam(name = "from", required = false) @Nullable LocalDate fromDay) {
        caller.requireAdmin();
        if (fromDay != null && (fromDay.isBefore(LocalDate.EPOCH) || fromDay.isAfter(AFTER_ALL)))
            throw new InvalidField("from", "must be a day from " + LocalDate.EPOCH + " to " + AFTER_ALL);
        return verification.verify(Optional.ofNullable(fromDay));
    }

    /**
     * A seal.
     *
     * @param hash stands for this day and all before it
     */
    record SealView(
            int shard,
            LocalDate day,
            long count,
            String sumDebitsRao,
            String root,
            String prev,
            String hash,
            Instant sealedAt) {

        static SealView of(Seal seal) {
            return new SealView(
                    seal.shard(),
                    seal.day(),
                    seal.count(),
                    seal.sumDebitsRao().toString(),
                    Seal.hex(seal.root()),
                    Seal.hex(seal.prev()),
                    Seal.hex(seal.hash()),
                    seal.sealedAt());
        }
    }
}
