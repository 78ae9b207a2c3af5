package io.taomarket.inference.hold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Keeps our holds alive, gives idle money back, and everything when the service stops. */
@Component
class HoldKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HoldKeeper.class);

    private final Holds holds;
    private final Wallet wallet;
    private final Returns returns;
    private final HoldProperties properties;
    private final Clock clock;
    private volatile boolean running;
    private Instant heardAt;

    HoldKeeper(Holds holds, Wallet wallet, Returns returns, HoldProperties properties, Clock clock) {
        this.holds = holds;
        this.wallet = wallet;
        this.returns = returns;
        this.properties = properties;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    @Scheduled(fixedDelayString = "${inference.hold.heartbeat:30s}")
    void heartbeat() {
        if (holds.slots().isEmpty()) {
            heardAt = clock.instant();
            return;
        }
        try {
            wallet.heartbeat();
            heardAt = clock.instant();
        } catch (RestClientException e) {
            LOG.warn("Wallet did not hear our heartbeat: {}", e.getMessage());
            var staleAt = heardAt.plus(properties.staleAfter());
            if (staleAt.isBefore(clock.instant())) holds.slots().forEach(HoldKeeper::forsake);
        }
    }

    @Scheduled(fixedDelayString = "${inference.hold.tick:5s}")
    void giveBackIdle() {
        returns.retry();
        giveBackIdleFor(properties.idleAfter());
    }

    private void giveBackIdleFor(Duration idleFor) {
        var since = clock.instant().minus(idleFor);
        for (var slot : holds.slots()) {
            if (!slot.asking.tryLock()) continue;
            try {
                giveBack(slot, since);
            } finally {
                slot.asking.unlock();
            }
        }
    }

    private void giveBack(Slot slot, Instant since) {
        var hold = slot.hold;
        if (hold == null || hold.isClosed() || hold.closeIfIdleSince(since)) {
            slot.retired = true;
            holds.remove(slot);
            if (hold == null) return;
            var idleRao = hold.takeIdle();
            if (idleRao > 0) returns.giveBack(hold.holdId(), idleRao);
        }
    }

    /** Wallet may have swept the hold by now, so nothing more is promised from it. */
    private static void forsake(Slot slot) {
        var hold = slot.hold;
        if (hold != null) hold.close();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Stops after the web server has answered its last request. */
    @Override
    public void stop() {
        running = false;
        giveBackIdleFor(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
