package io.taomarket.scoring.weights;

import io.taomarket.chassis.caller.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hidden weights over HTTP. A hash is its own idempotency key: the same one again is the same commit. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}")
class CommitController {

    private final Commits commits;

    CommitController(Commits commits) {
        this.commits = commits;
    }

    @PostMapping("/weight-commits")
    @ResponseStatus(HttpStatus.CREATED)
    CommitRepository.Commit commit(@PathVariable int netuid, @Valid @RequestBody CommitWeights request, Caller caller) {
        return commits.commit(netuid, caller.signer(), request.commit().toLowerCase(Locale.ROOT));
    }

    @PostMapping("/weight-reveals")
    StoredWeights reveal(@PathVariable int netuid, @Valid @RequestBody RevealWeights request, Caller caller) {
        return commits.reveal(new Commitment(netuid, caller.signer(), request.vector(), request.salt()));
    }

    record CommitWeights(
            @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String commit) {}

    record RevealWeights(
            @NotNull @Size(max = 4096) List<@NotNull @Min(0) @Max(65535) Integer> uids,
            @NotNull @Size(max = 4096) List<@NotNull @Min(0) @Max(65535) Integer> values,
            @NotNull @Size(min = 8, max = 128) String salt,
            @Nullable @Min(0) Long versionKey) {

        WeightVector vector() {
            return new WeightVector(uids, values, versionKey == null ? 0 : versionKey);
        }
    }
}
