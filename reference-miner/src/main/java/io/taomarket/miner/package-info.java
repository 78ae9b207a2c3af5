/** A miner anyone can run: real embedding models in the box, or any OpenAI-compatible server behind it. */
@NullMarked
package io.taomarket.miner;

import org.jspecify.annotations.NullMarked;
