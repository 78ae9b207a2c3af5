/** The customer's API: route, stream, meter, receipt. */
@NullMarked
package io.taomarket.inference;

import org.jspecify.annotations.NullMarked;
