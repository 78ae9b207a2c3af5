/** POST /v1/chat/completions. */
@NullMarked
package io.taomarket.inference.completion;

import org.jspecify.annotations.NullMarked;
