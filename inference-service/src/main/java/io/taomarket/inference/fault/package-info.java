/** What goes wrong, in the shape that OpenAI's clients expect. */
@NullMarked
package io.taomarket.inference.fault;

import org.jspecify.annotations.NullMarked;
