/** Paid requests that a customer may send again under the same key without paying again. */
@NullMarked
package io.taomarket.inference.idempotent;

import org.jspecify.annotations.NullMarked;
