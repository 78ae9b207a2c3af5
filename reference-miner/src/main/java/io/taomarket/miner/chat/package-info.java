/** A simulated chat model for tests; no weights, no thought. */
@NullMarked
package io.taomarket.miner.chat;

import org.jspecify.annotations.NullMarked;
