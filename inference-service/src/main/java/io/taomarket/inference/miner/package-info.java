/** Calls to miners, and what they teach us about each of them. */
@NullMarked
package io.taomarket.inference.miner;

import org.jspecify.annotations.NullMarked;
