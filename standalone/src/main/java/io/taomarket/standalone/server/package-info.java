/** PostgreSQL and Kafka, real ones, inside or beside this JVM, with data that stays. */
@NullMarked
package io.taomarket.standalone.server;

import org.jspecify.annotations.NullMarked;
