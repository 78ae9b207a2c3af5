/** The transformer: its weights and the arithmetic, which gives the same bits whatever is computed beside it. */
@NullMarked
package io.taomarket.chatmodel.network;

import org.jspecify.annotations.NullMarked;
