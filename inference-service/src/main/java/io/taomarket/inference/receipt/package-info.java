/** What the platform signs for each served request. */
@NullMarked
package io.taomarket.inference.receipt;

import org.jspecify.annotations.NullMarked;
