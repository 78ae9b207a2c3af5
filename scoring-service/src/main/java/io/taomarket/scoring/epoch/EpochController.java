package io.taomarket.scoring.epoch;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.scoring.epoch.EpochRepository.Head;
import io.taomarket.scoring.epoch.EpochRepository.Whole;
import io.taomarket.scoring.metagraph.Metagraph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Epochs for those who want to recompute them. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}/epochs")
class EpochController {

    private final EpochRepository epochs;
    private final Metagraph metagraph;
    private final CanonicalJson json;
    private final EpochProperties properties;

    EpochController(EpochRepository epochs, Metagraph metagraph, CanonicalJson json, EpochProperties properties) {
        this.epochs = epochs;
        this.metagraph = metagraph;
        this.json = json;
        this.properties = properties;
    }

    /** Newest first; the cursor is the number of the last epoch seen. */
    @GetMapping
    Page list(
            @PathVariable int netuid,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        if (metagraph.subnet(netuid).isEmpty())
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
    Epoch read(@PathVariable int netuid, @PathVariable long epoch) {
        return epochs.find(netuid, epoch)
                .map(this::epoch)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "epoch_not_found", "This subnet has no epoch of this number."));
    }

    private Epoch epoch(Whole whole) {
        return new Epoch(
                whole.netuid(),
                whole.epoch(),
                whole.block(),
                whole.inputHash(),
                whole.computedAt(),
                json.sorted(whole.input()),
                json.sorted(whole.output()));
    }

    record Page(List<Head> items, @Nullable String nextCursor) {}

    /** Input and output are in canonical form: the hash is that of the input's text as it stands here. */
    record Epoch(
            int netuid,
            long epoch,
            long block,
            String inputHash,
            Instant computedAt,
            @JsonRawValue String input,
            @JsonRawValue String output) {}
}
