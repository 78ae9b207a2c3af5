/** Every rao accounted for, together with what wallet-service knows. */
@NullMarked
package io.taomarket.emission.supply;

import org.jspecify.annotations.NullMarked;
