package io.taomarket.registry.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.registry.block.Blocks;
import io.taomarket.registry.subnet.Subnets;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subnets/{netuid}")
class RegistrationController {

    private static final String SCOPE = "market";

    private final Registrations registrations;
    private final Subnets subnets;
    private final Blocks blocks;
    private final Idempotency idempotency;

    RegistrationController(Registrations registrations, Subnets subnets, Blocks blocks, Idempotency idempotency) {
        this.registrations = registrations;
        this.subnets = subnets;
        this.blocks = blocks;
        this.idempotency = idempotency;
    }

    @GetMapping("/registration-price")
    @Operation(summary = "Says what a slot costs now")
    Price price(@PathVariable int netuid) {
        var subnet = subnets.find(netuid);
        var block = blocks.head();
        var rules = subnet.rules();
        return new Price(netuid, block, subnet.nextPriceRao(block), rules.minBurnRao(), rules.maxBurnRao());
    }

    @PostMapping("/registrations")
    @Operation(summary = "Asks for a slot; it is given out once wallet has taken the price")
    ResponseEntity<RegistrationView> request(
            Caller caller,
            @PathVariable int netuid,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RegistrationWish wish) {
        var accountId = caller.keyOwner();
        caller.requireScope(SCOPE);
        var route = "POST /subnets/" + netuid + "/registrations";
        var answer = idempotency.once(caller, route, key, wish, RegistrationView.class, () -> ResponseEntity.accepted()
                .body(registrations.request(accountId, caller.limitedKey(), netuid, wish)));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .location(URI.create("/api/v1/subnets/" + netuid + "/registrations/" + wish.registrationId()))
                .body(answer.getBody());
    }

    @GetMapping("/registrations/{registrationId}")
    @Operation(summary = "Shows a registration of your own")
    RegistrationView get(Caller caller, @PathVariable int netuid, @PathVariable UUID registrationId) {
        var accountId = caller.keyOwner();
        caller.requireScope(SCOPE);
        return registrations.find(accountId, netuid, registrationId);
    }

    /**
     * What a slot costs.
     *
     * @param priceRao what a registration that is asked for now is charged
     */
    record Price(int netuid, long block, long priceRao, long minBurnRao, long maxBurnRao) {}
}
