/** Which path leads to which service, and who may take it. */
@NullMarked
package io.taomarket.gateway.route;

import org.jspecify.annotations.NullMarked;
