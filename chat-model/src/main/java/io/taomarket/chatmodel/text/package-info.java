/** Text as the models read it: tokens, and the marks between the turns of a conversation. */
@NullMarked
package io.taomarket.chatmodel.text;

import org.jspecify.annotations.NullMarked;
