/** The web server, made for many open answers of which most are silent. */
@NullMarked
package io.taomarket.chassis.server;

import org.jspecify.annotations.NullMarked;
