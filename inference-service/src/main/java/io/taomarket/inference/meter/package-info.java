/** Our own count of tokens, and what they cost. */
@NullMarked
package io.taomarket.inference.meter;

import org.jspecify.annotations.NullMarked;
