/** What must always be true of the money, asked of the database again and again. */
@NullMarked
package io.taomarket.wallet.invariant;

import org.jspecify.annotations.NullMarked;
