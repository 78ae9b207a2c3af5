/** Tokens per minute of a key: the worst case is taken before money is, and what was not used comes back. */
@NullMarked
package io.taomarket.inference.rate;

import org.jspecify.annotations.NullMarked;
