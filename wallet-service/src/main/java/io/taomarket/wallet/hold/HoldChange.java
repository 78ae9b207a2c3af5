package io.taomarket.wallet.hold;

import java.util.UUID;

/** One thing that was done to a hold, once per id. */
record HoldChange(UUID id, UUID holdId, Kind kind, long amountRao) {

    enum Kind {
        OPEN,
        TOP_UP,
        RELEASE
    }
}
