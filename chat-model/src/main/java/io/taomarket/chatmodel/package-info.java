/** The chat models in the box: which there are, how they are loaded, and how likely they find a given text. */
@NullMarked
package io.taomarket.chatmodel;

import org.jspecify.annotations.NullMarked;
