/** Accounts: who owns money. */
@NullMarked
package io.taomarket.wallet.account;

import org.jspecify.annotations.NullMarked;
