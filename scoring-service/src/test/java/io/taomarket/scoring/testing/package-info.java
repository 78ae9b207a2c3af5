/** What the integration tests of scoring share: one context, other services' facts, a hand on the clock. */
@NullMarked
package io.taomarket.scoring.testing;

import org.jspecify.annotations.NullMarked;
