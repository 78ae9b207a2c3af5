/** Figures, each beside a yardstick of the same run. */
@NullMarked
package io.taomarket.benchmarks;

import org.jspecify.annotations.NullMarked;
