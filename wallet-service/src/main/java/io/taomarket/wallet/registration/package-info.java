/** Slots of subnets are paid by recycling their price. */
@NullMarked
package io.taomarket.wallet.registration;

import org.jspecify.annotations.NullMarked;
