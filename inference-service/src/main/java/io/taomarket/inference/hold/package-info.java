/** Money that wallet has set aside for us, so that no request waits for a ledger. */
@NullMarked
package io.taomarket.inference.hold;

import org.jspecify.annotations.NullMarked;
