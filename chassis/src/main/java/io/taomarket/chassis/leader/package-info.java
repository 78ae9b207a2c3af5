/** One writer among many instances, elected by the database. */
@NullMarked
package io.taomarket.chassis.leader;

import org.jspecify.annotations.NullMarked;
