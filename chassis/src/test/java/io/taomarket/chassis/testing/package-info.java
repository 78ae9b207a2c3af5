/** Real PostgreSQL and Kafka for tests: containers where a Docker engine answers, embedded servers otherwise. */
@NullMarked
package io.taomarket.chassis.testing;

import org.jspecify.annotations.NullMarked;
