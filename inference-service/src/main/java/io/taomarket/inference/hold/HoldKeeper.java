package io.taomarket.inference.hold;

import java.time.Clock;
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
    private volatile Instant heardAt;

    HoldKeeper(Holds holds, Wallet wallet, Returns returns, HoldProperties properties, Clock clock) {
        this.holds = holds;
        this.wallet = wallet;
        this.returns = returns;
        this.properties = properties;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    @Scheduled(fixedRateString = "${inference.hold.heartbeat:30s}")
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

    @Scheduled(fixedRateString = "${inference.hold.tick:5s}")
    void giveBackIdle() {
        returns.retry();
        var now = clock.instant();
        var isAnswered = true;
        for (var slot : holds.slots()) {
            if (!slot.asking.tryLock()) continue;
            try {
                isAnswered = isAnswered && holds.repeat(slot);
                if (slot.unanswered == null) giveBackIdle(slot, now);
            } finally {
                slot.asking.unlock();
            }
        }
    }

    /** A hold that is empty but may soon be needed again stays open, so that wallet need not keep so many. */
    private void giveBackIdle(Slot slot, Instant now) {
        var hold = slot.hold;
        if (hold == null || hold.isClosed() || hold.closeIfIdleSince(now.minus(properties.forgetAfter()))) {
            slot.retired = true;
            holds.remove(slot);
            if (hold != null) giveBack(hold, hold.takeIdle());
            return;
        }
        giveBack(hold, hold.takeIdleSince(now.minus(properties.idleAfter())));
    }

    private void giveBack(RollingHold hold, long idleRao) {
        if (idleRao > 0) returns.giveBack(hold.holdId(), idleRao);
    }

    /** Wallet may have swept the hold by now, so nothing more is promised from it. */
    private static void forsake(Slot slot) {
        var hold = slot.hold;
        if (hold != null) hold.close();
        var unanswered = slot.unanswered;
        if (unanswered != null) unanswered.hold().close();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Stops after the web server has answered its last request. What wallet leaves unanswered now, it sweeps later. */
    @Override
    public void stop() {
        running = false;
        var isAnswered = true;
        for (var slot : holds.slots()) {
            slot.asking.lock();
            try {
                isAnswered = isAnswered && holds.repeat(slot);
                giveBackAll(slot);
            } finally {
                slot.asking.unlock();
            }
        }
        returns.retry();
    }

    private void giveBackAll(Slot slot) {
        var hold = slot.hold;
        if (hold == null) return;
        hold.close();
        giveBack(hold, hold.takeIdle());
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
