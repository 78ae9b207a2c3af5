/** The wallet as processes that are killed: what was acknowledged is there, once, whatever dies and whenever. */
package io.taomarket.wallet.crash;
