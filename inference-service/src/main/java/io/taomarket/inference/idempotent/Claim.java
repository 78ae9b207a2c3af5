package io.taomarket.inference.idempotent;

import java.util.UUID;

/**
 * The right of one run to serve the request of a key.
 *
 * @param requestId what it is charged under
 */
record Claim(Key key, UUID runId, String requestId) {}
