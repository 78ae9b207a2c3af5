/** Brings a miner onto a market: its hotkey, its slot, its offer. */
@NullMarked
package io.taomarket.miner.join;

import org.jspecify.annotations.NullMarked;
