/** Embedding models whose weights come inside jars. */
@NullMarked
package io.taomarket.miner.embedding;

import org.jspecify.annotations.NullMarked;
