/** The pipeline that every request walks, and what it has found out on the way. */
@NullMarked
package io.taomarket.gateway.door;

import org.jspecify.annotations.NullMarked;
