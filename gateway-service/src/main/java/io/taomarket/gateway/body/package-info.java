/** What a request may carry. */
@NullMarked
package io.taomarket.gateway.body;

import org.jspecify.annotations.NullMarked;
