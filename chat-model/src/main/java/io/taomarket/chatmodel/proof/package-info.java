/** Proof of intelligence: whether an answer was computed by the model that was asked for. */
@NullMarked
package io.taomarket.chatmodel.proof;

import org.jspecify.annotations.NullMarked;
