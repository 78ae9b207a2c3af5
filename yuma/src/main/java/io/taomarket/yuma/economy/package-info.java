/**
 * The chain's token economy as pure functions: who is paid, what a slot, a subnet or a token costs, who has to leave. A §
 * names the section of {@code bittensor.md}, the specification of the chain, that a function follows.
 *
 * <p>Amounts are whole rao in a {@code long} that is read as unsigned, as on the chain; everything between is
 * {@link io.taomarket.yuma.economy.Fixed128}, so that each rounding is the chain's.
 */
@NullMarked
package io.taomarket.yuma.economy;

import org.jspecify.annotations.NullMarked;
