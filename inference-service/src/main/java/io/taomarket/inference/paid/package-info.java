/** The way of a paid request from its reservation to its record. */
@NullMarked
package io.taomarket.inference.paid;

import org.jspecify.annotations.NullMarked;
