/** The subnets that blocks pay into, as registry-service tells them. */
@NullMarked
package io.taomarket.emission.subnet;

import org.jspecify.annotations.NullMarked;
