/** The whole paid way of a request beside gateways that only pass requests on. */
@NullMarked
package io.taomarket.benchmarks.inference;

import org.jspecify.annotations.NullMarked;
