/** The height of the chain, as far as wallet has heard. */
@NullMarked
package io.taomarket.wallet.block;

import org.jspecify.annotations.NullMarked;
