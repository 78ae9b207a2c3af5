/** Computes many sequences of one model side by side. */
@NullMarked
package io.taomarket.chatmodel.engine;

import org.jspecify.annotations.NullMarked;
