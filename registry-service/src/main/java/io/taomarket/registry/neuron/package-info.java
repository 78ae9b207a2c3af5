/** Who holds which slot, and who has to leave when a full subnet takes a newcomer. */
@NullMarked
package io.taomarket.registry.neuron;

import org.jspecify.annotations.NullMarked;
