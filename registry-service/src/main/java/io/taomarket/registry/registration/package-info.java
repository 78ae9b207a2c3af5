/** From the wish for a slot, through its payment, to the slot. */
@NullMarked
package io.taomarket.registry.registration;

import org.jspecify.annotations.NullMarked;
