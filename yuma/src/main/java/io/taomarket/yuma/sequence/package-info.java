/** Epochs written down as data: a state and what changes it, read strictly, from any JSON library's plain trees. */
@NullMarked
package io.taomarket.yuma.sequence;

import org.jspecify.annotations.NullMarked;
