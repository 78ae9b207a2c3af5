/** What exists, as wallet-service tells it. */
@NullMarked
package io.taomarket.emission.issuance;

import org.jspecify.annotations.NullMarked;
