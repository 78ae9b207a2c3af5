/** A file on the local disk that remembers what has been served until the others know it. */
@NullMarked
package io.taomarket.inference.spool;

import org.jspecify.annotations.NullMarked;
