/** Facts about paid requests, said by inference-service. */
@NullMarked
package io.taomarket.contracts.inference;

import org.jspecify.annotations.NullMarked;
