/** The whole marketplace in one JVM, for a newcomer's first minute and for the system tests. */
@NullMarked
package io.taomarket.standalone;

import org.jspecify.annotations.NullMarked;
