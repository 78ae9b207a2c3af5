/** What cannot be handled: tried again within limits, set aside in a topic of its own, shown and replayed by the operator. */
@NullMarked
package io.taomarket.chassis.deadletter;

import org.jspecify.annotations.NullMarked;
