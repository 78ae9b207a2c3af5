package io.taomarket.inference.receipt;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the receipts of a day come to.
 *
 * @param day in UTC
 * @param count of the receipts
 * @param root of the tree over them, in hex
 * @param previous the SHA-256 of the statement of the day before, in hex; zeros for the first: who has kept one
 *     statement can see whether any before it was changed
 * @param statement all of this as compact JWS, signed by the platform's key
 */
record DayRoot(LocalDate day, long count, String root, String previous, Instant sealedAt, String statement) {}
