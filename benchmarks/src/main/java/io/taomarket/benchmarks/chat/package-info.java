/** How fast the chat models in the box speak. */
@NullMarked
package io.taomarket.benchmarks.chat;

import org.jspecify.annotations.NullMarked;
