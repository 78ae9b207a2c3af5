/** Anthropic's Messages: the same completions behind another face. */
@NullMarked
package io.taomarket.inference.messages;

import org.jspecify.annotations.NullMarked;
