/** {@code api}: any call of the platform's API, with a key or a hotkey's signature. */
@NullMarked
package io.taomarket.cli.api;

import org.jspecify.annotations.NullMarked;
