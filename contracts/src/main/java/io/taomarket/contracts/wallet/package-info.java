/** Facts about money, stake and keys, said by wallet-service. */
@NullMarked
package io.taomarket.contracts.wallet;

import org.jspecify.annotations.NullMarked;
