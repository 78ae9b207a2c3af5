/** Which miners are asked for a request, and in which order. */
@NullMarked
package io.taomarket.inference.route;

import org.jspecify.annotations.NullMarked;
