/** The same request twice has the effect of one, and gets the same answer. */
@NullMarked
package io.taomarket.chassis.idempotency;

import org.jspecify.annotations.NullMarked;
