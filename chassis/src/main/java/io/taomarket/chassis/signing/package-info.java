/** Who sent a request: addresses, keys, and signatures over everything in the request that matters. */
@NullMarked
package io.taomarket.chassis.signing;

import org.jspecify.annotations.NullMarked;
