/** The block clock: one writer, gapless heights, emission by issuance. */
@NullMarked
package io.taomarket.emission.block;

import org.jspecify.annotations.NullMarked;
