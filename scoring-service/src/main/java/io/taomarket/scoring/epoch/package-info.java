/** The epoch: due by the block clock, computed by Yuma Consensus, stored whole so that anyone can recompute it. */
@NullMarked
package io.taomarket.scoring.epoch;

import org.jspecify.annotations.NullMarked;
