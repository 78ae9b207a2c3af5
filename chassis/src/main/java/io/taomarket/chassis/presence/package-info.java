/** Notices a client that leaves while its answer is still being made. */
@NullMarked
package io.taomarket.chassis.presence;

import org.jspecify.annotations.NullMarked;
