package io.taomarket.registry.subnet;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.registry.block.Blocks;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subnets")
class SubnetController {

    private static final int LONGEST_PAGE = 100;

    private final Subnets subnets;
    private final SubnetCreation creation;
    private final EpochSchedule schedule;
    private final Blocks blocks;
    private final Idempotency idempotency;

    SubnetController(
            Subnets subnets, SubnetCreation creation, EpochSchedule schedule, Blocks blocks, Idempotency idempotency) {
        this.subnets = subnets;
        this.creation = creation;
        this.schedule = schedule;
        this.blocks = blocks;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Lists the subnets, page by page")
    SubnetPage list(@RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        if (limit < 1 || limit > LONGEST_PAGE) throw RulesChange.invalid("limit", "must be from 1 to " + LONGEST_PAGE);
        var found = subnets.after(SubnetPage.position(cursor), limit + 1);
        var block = blocks.head();
        var page =
                found.stream().limit(limit).map(subnet -> view(subnet, block)).toList();
        return new SubnetPage(
                page, found.size() > limit ? SubnetPage.cursor(page.getLast().netuid()) : null);
    }

    @GetMapping("/{netuid}")
    @Operation(summary = "Shows a subnet")
    SubnetView get(@PathVariable int netuid) {
        return view(subnets.find(netuid), blocks.head());
    }

    @PostMapping
    @Transactional
    @Operation(summary = "Makes a subnet (admin)")
    ResponseEntity<SubnetView> create(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NewSubnet wish) {
        caller.requireAdmin();
        var answer = idempotency.once(caller, "POST /subnets", key, wish, SubnetView.class, () -> {
            var view = view(creation.create(wish), blocks.head());
            return ResponseEntity.status(201).body(view);
        });
        var location = URI.create(
                "/api/v1/subnets/" + Objects.requireNonNull(answer.getBody()).netuid());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .location(location)
                .body(answer.getBody());
    }

    private SubnetView view(Subnet subnet, long block) {
        return SubnetView.of(subnet, schedule.of(subnet), block);
    }
}
