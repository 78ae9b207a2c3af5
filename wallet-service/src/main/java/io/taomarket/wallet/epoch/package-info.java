/** Epochs are paid by minting what emission has divided. */
@NullMarked
package io.taomarket.wallet.epoch;

import org.jspecify.annotations.NullMarked;
