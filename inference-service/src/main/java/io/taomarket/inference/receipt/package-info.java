/** What the platform signs for each served request, and the daily root that stands for all of them. */
@NullMarked
package io.taomarket.inference.receipt;

import org.jspecify.annotations.NullMarked;
