/** The height of the platform's chain, as emission-service has said it. */
@NullMarked
package io.taomarket.registry.block;

import org.jspecify.annotations.NullMarked;
