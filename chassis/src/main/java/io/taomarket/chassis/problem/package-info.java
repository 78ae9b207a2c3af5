/** Errors that the caller can act on, as RFC 9457 problem details. */
@NullMarked
package io.taomarket.chassis.problem;

import org.jspecify.annotations.NullMarked;
