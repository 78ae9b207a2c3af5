/** Makes a platform's choice of a miner again. */
@NullMarked
package io.taomarket.cli.routing;

import org.jspecify.annotations.NullMarked;
