/** Who calls: by key, by signature, as the operator, or anyone. */
@NullMarked
package io.taomarket.gateway.identity;

import org.jspecify.annotations.NullMarked;
