/** The wiring every service needs, as auto-configuration; it knows no word of the domain. */
@NullMarked
package io.taomarket.chassis;

import org.jspecify.annotations.NullMarked;
