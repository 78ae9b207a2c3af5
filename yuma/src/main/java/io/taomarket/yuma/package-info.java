/** The mathematics of consensus and issuance: pure functions on integers, the same bits on every machine. */
@NullMarked
package io.taomarket.yuma;

import org.jspecify.annotations.NullMarked;
