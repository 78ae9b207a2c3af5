/** API keys as wallet-service knows them, remembered for a minute. */
@NullMarked
package io.taomarket.gateway.key;

import org.jspecify.annotations.NullMarked;
