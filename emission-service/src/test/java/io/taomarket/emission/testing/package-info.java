/** What the integration tests of emission share: one context, other services' facts, a hand on the clock. */
@NullMarked
package io.taomarket.emission.testing;

import org.jspecify.annotations.NullMarked;
