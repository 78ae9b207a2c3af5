/** Who deserves which share: validators, weights, scores and the epoch. */
@NullMarked
package io.taomarket.scoring;

import org.jspecify.annotations.NullMarked;
