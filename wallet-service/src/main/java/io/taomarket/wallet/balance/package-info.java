/** What an account sees of its money. */
@NullMarked
package io.taomarket.wallet.balance;

import org.jspecify.annotations.NullMarked;
