/** Running and recomputing epochs, so that nobody has to believe the platform. */
@NullMarked
package io.taomarket.cli.epoch;

import org.jspecify.annotations.NullMarked;
