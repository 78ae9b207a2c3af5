/** What is known of a miner's models: the evidence, and the score that anyone can compute from it. */
@NullMarked
package io.taomarket.scoring.score;

import org.jspecify.annotations.NullMarked;
