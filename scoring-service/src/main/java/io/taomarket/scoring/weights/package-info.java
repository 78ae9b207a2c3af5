/** What validators think of miners: taken in by the chain's ordered checks, stored per neuron. */
@NullMarked
package io.taomarket.scoring.weights;

import org.jspecify.annotations.NullMarked;
