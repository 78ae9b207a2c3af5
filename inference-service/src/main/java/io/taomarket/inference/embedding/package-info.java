/** POST /v1/embeddings. */
@NullMarked
package io.taomarket.inference.embedding;

import org.jspecify.annotations.NullMarked;
