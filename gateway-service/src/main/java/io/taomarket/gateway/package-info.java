/** The only door of the platform: it knows callers, limits and routes, and nothing of what is behind them. */
@NullMarked
package io.taomarket.gateway;

import org.jspecify.annotations.NullMarked;
