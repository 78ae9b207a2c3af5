/** POST /v1/completions: OpenAI's older API, in which a text is continued as it is. */
@NullMarked
package io.taomarket.inference.text;

import org.jspecify.annotations.NullMarked;
