/** Errors in the caller's envelope: OpenAI's below /v1, problem details everywhere else. */
@NullMarked
package io.taomarket.gateway.error;

import org.jspecify.annotations.NullMarked;
