/** Subnets, neurons, slots, endpoints, and the models and prices on offer. */
@NullMarked
package io.taomarket.registry;

import org.jspecify.annotations.NullMarked;
