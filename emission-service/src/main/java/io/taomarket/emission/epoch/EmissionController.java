package io.taomarket.emission.epoch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.emission.epoch.EpochRepository.Emission;
import io.taomarket.emission.subnet.Subnets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What epochs have paid, for those who want to check their income. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}/emissions")
class EmissionController {

    private final EpochRepository epochs;
    private final Subnets subnets;
    private final EpochProperties properties;

    EmissionController(EpochRepository epochs, Subnets subnets, EpochProperties properties) {
        this.epochs = epochs;
        this.subnets = subnets;
        this.properties = properties;
    }

    /** Newest first; the cursor is the number of the last epoch seen. */
    @GetMapping
    Page list(
            @PathVariable int netuid,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        if (subnets.find(netuid).isEmpty())
            throw new Refusal(HttpStatus.NOT_FOUND, "subnet_not_found", "There is no such subnet.");
        if (limit < 1 || limit > properties.maxPageSize())
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_limit",
                    "limit must be between 1 and " + properties.maxPageSize() + ".");
        var page = epochs.before(netuid, cursor == null ? Long.MAX_VALUE : cursor, limit + 1);
        if (page.size() <= limit) return new Page(page, null);
        var shown = page.subList(0, limit);
        return new Page(shown, Long.toString(shown.getLast().epoch()));
    }

    @GetMapping("/{epoch}")
    Whole read(@PathVariable int netuid, @PathVariable long epoch) {
        return epochs.find(netuid, epoch)
                .map(emission -> new Whole(emission, epochs.payouts(netuid, epoch)))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "epoch_not_found", "This subnet has paid no epoch of this number."));
    }

    record Page(List<Emission> items, @Nullable String nextCursor) {}

    /** An epoch with everybody's part. */
    record Whole(@JsonUnwrapped Emission emission, List<Payout> payouts) {}
}
