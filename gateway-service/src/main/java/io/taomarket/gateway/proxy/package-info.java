/** The way to the services and back. */
@NullMarked
package io.taomarket.gateway.proxy;

import org.jspecify.annotations.NullMarked;
