/** How much exists, and where. */
@NullMarked
package io.taomarket.wallet.supply;

import org.jspecify.annotations.NullMarked;
