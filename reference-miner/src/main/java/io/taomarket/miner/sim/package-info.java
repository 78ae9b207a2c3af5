/** Simulated models for tests: no weights, no thought, and every fault on demand. */
@NullMarked
package io.taomarket.miner.sim;

import org.jspecify.annotations.NullMarked;
