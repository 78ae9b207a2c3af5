/** One epoch written out slowly, in big integers and sorted maps, for the engine to be compared with. */
@NullMarked
package io.taomarket.yuma.reference;

import org.jspecify.annotations.NullMarked;
