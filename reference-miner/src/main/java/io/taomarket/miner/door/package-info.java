/** The miner's HTTP side: who may call, how much at once, and how failures are told. */
@NullMarked
package io.taomarket.miner.door;

import org.jspecify.annotations.NullMarked;
