/** POST /v1/chat/completions: OpenAI's shapes around a completion. */
@NullMarked
package io.taomarket.inference.chat;

import org.jspecify.annotations.NullMarked;
