/** Turns an epoch's shares into payouts, once per subnet and epoch. */
@NullMarked
package io.taomarket.emission.epoch;

import org.jspecify.annotations.NullMarked;
