/** Who has what: accounts, keys, the ledger, holds, stakes. */
@NullMarked
package io.taomarket.wallet;

import org.jspecify.annotations.NullMarked;
