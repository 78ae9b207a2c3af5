/** OpenAI's Responses, as far as nothing needs to be stored: the same completions behind another face. */
@NullMarked
package io.taomarket.inference.responses;

import org.jspecify.annotations.NullMarked;
