/** Double entry: every rao that moves leaves one account and reaches another, exactly once. */
@NullMarked
package io.taomarket.wallet.ledger;

import org.jspecify.annotations.NullMarked;
