/** Served requests are paid: once, exactly, and the miner in any case. */
@NullMarked
package io.taomarket.wallet.settlement;

import org.jspecify.annotations.NullMarked;
