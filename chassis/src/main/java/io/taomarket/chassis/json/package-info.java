/** How values are written as JSON, over HTTP and over Kafka. */
@NullMarked
package io.taomarket.chassis.json;

import org.jspecify.annotations.NullMarked;
