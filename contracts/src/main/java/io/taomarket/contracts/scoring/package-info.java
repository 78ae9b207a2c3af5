/** Facts about weights, scores and epochs, said by scoring-service. */
@NullMarked
package io.taomarket.contracts.scoring;

import org.jspecify.annotations.NullMarked;
