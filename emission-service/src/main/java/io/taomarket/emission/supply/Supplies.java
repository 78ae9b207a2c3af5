package io.taomarket.emission.supply;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;

/** Puts together what wallet and emission know. */
@Service
class Supplies {

    private static final Logger LOG = LoggerFactory.getLogger(Supplies.class);

    private final WalletClient wallet;
    private final CircuitBreaker breaker;
    private final SumsRepository sums;

    Supplies(WalletClient wallet, CircuitBreaker breaker, SumsRepository sums) {
        this.wallet = wallet;
        this.breaker = breaker;
        this.sums = sums;
    }

    /** Nothing while wallet cannot say. Wallet is read first: see {@link Supply#of}. */
    Optional<Supply> now() {
        try {
            var ledger = breaker.executeSupplier(wallet::supply);
            return Optional.of(Supply.of(ledger, sums.sums()));
        } catch (RestClientException | CallNotPermittedException e) {
            LOG.warn("The supply is not known, wallet does not answer: {}", e.toString());
            return Optional.empty();
        }
    }
}
