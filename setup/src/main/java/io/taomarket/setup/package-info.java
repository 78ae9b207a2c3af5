/** What makes an installation in containers ready: its secrets, and the people of the demonstration. */
@NullMarked
package io.taomarket.setup;

import org.jspecify.annotations.NullMarked;
