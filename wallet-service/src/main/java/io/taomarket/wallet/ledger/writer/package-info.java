/** Group commit: the one writer of the ledger, what waits for it, and how it reaches PostgreSQL. */
@NullMarked
package io.taomarket.wallet.ledger.writer;

import org.jspecify.annotations.NullMarked;
