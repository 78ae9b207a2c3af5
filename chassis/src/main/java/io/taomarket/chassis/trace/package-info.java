/** One trace for one request, through all services and over Kafka; nothing is begun for a request that is not traced. */
@NullMarked
package io.taomarket.chassis.trace;

import org.jspecify.annotations.NullMarked;
