/** How tokens are chosen, and made into text that may be shown. */
@NullMarked
package io.taomarket.miner.chat.speech;

import org.jspecify.annotations.NullMarked;
