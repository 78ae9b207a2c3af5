/** What the services say to each other: one record an event, one topic a record. */
@NullMarked
package io.taomarket.contracts;

import org.jspecify.annotations.NullMarked;
