/** How often, and how many at once. */
@NullMarked
package io.taomarket.gateway.limit;

import org.jspecify.annotations.NullMarked;
