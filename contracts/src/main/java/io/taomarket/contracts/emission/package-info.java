/** Facts about blocks and payouts, said by emission-service. */
@NullMarked
package io.taomarket.contracts.emission;

import org.jspecify.annotations.NullMarked;
