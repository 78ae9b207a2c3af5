/** Completions, plain and streamed, whatever API they are asked through: one way of routing, money, failover and cancelling. */
@NullMarked
package io.taomarket.inference.completion;

import org.jspecify.annotations.NullMarked;
