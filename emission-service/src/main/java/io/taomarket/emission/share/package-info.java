/** How a block's emission is shared among subnets; the rule can be replaced. */
@NullMarked
package io.taomarket.emission.share;

import org.jspecify.annotations.NullMarked;
