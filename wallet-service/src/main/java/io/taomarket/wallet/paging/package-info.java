/** Long lists in pages, by cursor. */
@NullMarked
package io.taomarket.wallet.paging;

import org.jspecify.annotations.NullMarked;
