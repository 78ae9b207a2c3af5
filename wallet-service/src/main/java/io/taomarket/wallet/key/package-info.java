/** API keys: how an account proves itself, and how much each key may spend. */
@NullMarked
package io.taomarket.wallet.key;

import org.jspecify.annotations.NullMarked;
