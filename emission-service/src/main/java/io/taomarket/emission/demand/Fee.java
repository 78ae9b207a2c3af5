package io.taomarket.emission.demand;

import java.time.Instant;
import java.util.UUID;

/** What a customer has paid for one request in a subnet. */
record Fee(UUID eventId, int netuid, long costRao, Instant paidAt) {}
