package io.taomarket.inference.hold;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Gives money back to wallet. What wallet did not take is offered again under the same id. */
@Component
class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Wallet wallet;
    private final Queue<Return> waiting = new ConcurrentLinkedQueue<>();

    Returns(Wallet wallet) {
        this.wallet = wallet;
    }

    /** Whether wallet has it already. */
    boolean giveBack(UUID holdId, long amountRao) {
        return send(new Return(holdId, UUID.randomUUID(), amountRao));
    }

    /** Gives back with the next tick; nobody waits for wallet. */
    void giveBackLater(UUID holdId, long amountRao) {
        waiting.add(new Return(holdId, UUID.randomUUID(), amountRao));
    }

    void retry() {
        for (var left = waiting.size(); left > 0; left--) {
            var next = waiting.poll();
            if (next == null || !send(next)) return;
        }
    }

    private boolean send(Return money) {
        try {
            wallet.release(money.holdId(), money.releaseId(), money.amountRao());
            return true;
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().is5xxServerError()) return later(money, e);
            LOG.warn("Wallet does not take back {}: {}", money, e.getStatusCode());
            return false;
        } catch (RestClientException | CallNotPermittedException e) {
            return later(money, e);
        }
    }

    private boolean later(Return money, Exception e) {
        LOG.info("{} is given back later: {}", money, e.getMessage());
        waiting.add(money);
        return false;
    }

    private record Return(UUID holdId, UUID releaseId, long amountRao) {}
}
