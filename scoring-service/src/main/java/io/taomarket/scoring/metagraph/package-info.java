/** The other services' facts as scoring needs them: subnets, neurons, stakes, offers and the height of the chain. */
@NullMarked
package io.taomarket.scoring.metagraph;

import org.jspecify.annotations.NullMarked;
