/** Facts leave through the transaction that made them, in order, at least once. */
@NullMarked
package io.taomarket.chassis.outbox;

import org.jspecify.annotations.NullMarked;
