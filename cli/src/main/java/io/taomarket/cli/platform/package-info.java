/** A running platform, asked from outside: where it is, who may ask, and how far its answers are to be believed. */
@NullMarked
package io.taomarket.cli.platform;

import org.jspecify.annotations.NullMarked;
