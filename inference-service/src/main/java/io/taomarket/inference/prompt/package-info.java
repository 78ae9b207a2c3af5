/** What a model is given to read, as text or as the ids of its tokens. */
@NullMarked
package io.taomarket.inference.prompt;

import org.jspecify.annotations.NullMarked;
