/** What an answer may look like, byte by byte. */
@NullMarked
package io.taomarket.miner.chat.grammar;

import org.jspecify.annotations.NullMarked;
