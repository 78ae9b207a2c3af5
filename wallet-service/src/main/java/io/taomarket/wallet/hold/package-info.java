/** Money set aside for requests that are on their way. */
@NullMarked
package io.taomarket.wallet.hold;

import org.jspecify.annotations.NullMarked;
