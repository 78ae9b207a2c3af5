package io.taomarket.registry.offer;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a miner says, signed by its own key, what it offers at which address. */
@RestController
class EndpointController {

    private final OfferChecks checks;
    private final Offers offers;
    private final OwnershipChallenge challenge;

    EndpointController(OfferChecks checks, Offers offers, OwnershipChallenge challenge) {
        this.checks = checks;
        this.offers = offers;
        this.challenge = challenge;
    }

    /** No transaction around it: the challenge waits for a stranger. */
    @PutMapping("/api/v1/subnets/{netuid}/neurons/{hotkey}/endpoint")
    @Operation(summary = "Offers models at an address that the hotkey can prove (signed)")
    OfferView put(Caller caller, @PathVariable int netuid, @PathVariable String hotkey, @Valid @RequestBody Wish wish) {
        if (!caller.signer().equals(hotkey))
            throw new Refusal(
                    HttpStatus.NOT_FOUND, "hotkey_not_registered_in_subnet", "This is not the hotkey that signed.");
        var wished = checks.checked(wish.url(), wish.models());
        return offers.settleWithoutChallenge(netuid, hotkey, wished).orElseGet(() -> {
            requireProof(wished, hotkey);
            return offers.accept(netuid, hotkey, wished);
        });
    }

    private void requireProof(WishedOffer wished, String hotkey) {
        switch (challenge.challenge(wished.endpoint().url(), new Address(hotkey))) {
            case Proof.Given _ -> {}
            case Proof.Missing(var reason) ->
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "endpoint_not_proved",
                        "The endpoint did not answer the challenge with the hotkey's signature.",
                        Map.of("reason", reason));
        }
    }

    /**
     * What a miner offers.
     *
     * @param models none to withdraw the offer
     */
    record Wish(@NotNull String url, @NotNull List<@NotNull OfferedModel> models) {}
}
