/** Who calls: a short-lived signed statement that the gateway passes to the services. */
@NullMarked
package io.taomarket.chassis.caller;

import org.jspecify.annotations.NullMarked;
