/** What requests of all features have in common: plain text, pages of long lists. */
@NullMarked
package io.taomarket.wallet.door;

import org.jspecify.annotations.NullMarked;
