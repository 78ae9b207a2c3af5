/** What became of one request, for its customer. */
@NullMarked
package io.taomarket.inference.generation;

import org.jspecify.annotations.NullMarked;
