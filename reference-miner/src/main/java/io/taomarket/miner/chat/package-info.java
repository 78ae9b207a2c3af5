/** Answers chat and completions with the chat models in the box, in OpenAI's shapes. */
@NullMarked
package io.taomarket.miner.chat;

import org.jspecify.annotations.NullMarked;
