package io.taomarket.inference.hold;

import java.util.UUID;

/** A request for money. Repeated as it is, it moves nothing twice; a hold is opened under its own id. */
record Question(UUID id, RollingHold hold, UUID accountId, UUID keyId, long amountRao) {

    static Question open(RollingHold hold, Slot slot, long amountRao) {
        return new Question(hold.holdId(), hold, slot.accountId, slot.keyId, amountRao);
    }

    static Question topUp(RollingHold hold, Slot slot, long amountRao) {
        return new Question(UUID.randomUUID(), hold, slot.accountId, slot.keyId, amountRao);
    }

    boolean isOpening() {
        return id.equals(hold.holdId());
    }
}
