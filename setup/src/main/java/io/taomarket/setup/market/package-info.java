/** The people of the demonstration: everything they do goes through the gateway. */
@NullMarked
package io.taomarket.setup.market;

import org.jspecify.annotations.NullMarked;
