/** Checking what a platform has signed for a request: the signature, what was hashed, and the day's published root. */
@NullMarked
package io.taomarket.cli.receipt;

import org.jspecify.annotations.NullMarked;
