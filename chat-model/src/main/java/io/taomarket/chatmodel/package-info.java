/** The chat models in the box: which there are, and how they are loaded. */
@NullMarked
package io.taomarket.chatmodel;

import org.jspecify.annotations.NullMarked;
