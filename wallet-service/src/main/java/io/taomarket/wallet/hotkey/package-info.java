/** Hotkeys: which signing key belongs to which account. */
@NullMarked
package io.taomarket.wallet.hotkey;

import org.jspecify.annotations.NullMarked;
