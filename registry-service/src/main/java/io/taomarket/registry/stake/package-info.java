/** How much is staked on each hotkey, as wallet-service has said it. */
@NullMarked
package io.taomarket.registry.stake;

import org.jspecify.annotations.NullMarked;
