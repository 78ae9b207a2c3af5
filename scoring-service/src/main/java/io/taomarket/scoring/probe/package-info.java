/** Work given to miners to see what they are worth: real requests whose right answers are known. */
@NullMarked
package io.taomarket.scoring.probe;

import org.jspecify.annotations.NullMarked;
