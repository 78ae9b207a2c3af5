/**
 * A miner anyone can run: real embedding models and small chat models in the box, or any OpenAI-compatible server behind
 * it.
 */
@NullMarked
package io.taomarket.miner;

import org.jspecify.annotations.NullMarked;
