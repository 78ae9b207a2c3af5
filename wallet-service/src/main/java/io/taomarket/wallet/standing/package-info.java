/** Whether an account may move money: the operator freezes, thaws, closes, and keeps a reserve untouched. */
@NullMarked
package io.taomarket.wallet.standing;

import org.jspecify.annotations.NullMarked;
