/** What the last epoch said of each neuron, and when each validator last spoke. */
@NullMarked
package io.taomarket.registry.epoch;

import org.jspecify.annotations.NullMarked;
