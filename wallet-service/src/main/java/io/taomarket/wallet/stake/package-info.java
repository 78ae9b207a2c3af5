/** Stake: share pools per hotkey, and the take of their owners. */
@NullMarked
package io.taomarket.wallet.stake;

import org.jspecify.annotations.NullMarked;
