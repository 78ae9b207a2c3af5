/** One document of the whole API, and a page to read it. */
@NullMarked
package io.taomarket.gateway.openapi;

import org.jspecify.annotations.NullMarked;
