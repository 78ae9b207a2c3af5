/** A subnet and all its neurons on one page, for anyone. */
@NullMarked
package io.taomarket.registry.metagraph;

import org.jspecify.annotations.NullMarked;
