/** Money from account to account, and from the treasury to an account. */
@NullMarked
package io.taomarket.wallet.transfer;

import org.jspecify.annotations.NullMarked;
