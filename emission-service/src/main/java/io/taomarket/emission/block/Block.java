package io.taomarket.emission.block;

import java.time.Instant;

/**
 * A tick of the platform's clock.
 *
 * @param height counts from 1 without gaps
 * @param mintedRao by this block and all before it
 * @param issuedRao everything that existed after it
 */
record Block(long height, long emissionRao, long mintedRao, long issuedRao, Instant producedAt) {}
