/** Tamper evidence: each day's transfers under one hash, each hash upon the one before. */
@NullMarked
package io.taomarket.wallet.seal;

import org.jspecify.annotations.NullMarked;
