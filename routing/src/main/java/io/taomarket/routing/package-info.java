/** Which miner is asked, and who follows: a pure function of what is known of them, what is wished, and a seed. */
@NullMarked
package io.taomarket.routing;

import org.jspecify.annotations.NullMarked;
