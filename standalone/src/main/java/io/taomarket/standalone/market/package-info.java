/** The demonstration: its miners run in this JVM, its people come in through the gateway. */
@NullMarked
package io.taomarket.standalone.market;

import org.jspecify.annotations.NullMarked;
