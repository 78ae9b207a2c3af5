/** How much there is, and what each share of it is in rao. */
@NullMarked
package io.taomarket.emission;

import org.jspecify.annotations.NullMarked;
