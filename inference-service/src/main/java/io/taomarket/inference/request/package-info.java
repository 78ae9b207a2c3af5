/** Reads a customer's request: bounded, strict, and with the name of the field that is wrong. */
@NullMarked
package io.taomarket.inference.request;

import org.jspecify.annotations.NullMarked;
