package io.taomarket.emission.supply;

import io.taomarket.chassis.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SupplyController {

    private final Supplies supplies;

    SupplyController(Supplies supplies) {
        this.supplies = supplies;
    }

    @GetMapping("/api/v1/supply")
    Supply supply() {
        return supplies.now()
                .orElseThrow(() -> new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a moment."));
    }
}
