/** Computes many answers of one model side by side. */
@NullMarked
package io.taomarket.miner.chat.engine;

import org.jspecify.annotations.NullMarked;
