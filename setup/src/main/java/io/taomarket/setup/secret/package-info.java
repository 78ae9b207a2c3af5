/** The secrets of an installation: drawn once, each in a file for every container that needs it. */
@NullMarked
package io.taomarket.setup.secret;

import org.jspecify.annotations.NullMarked;
