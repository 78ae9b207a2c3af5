/** A conversation at the terminal, paid for like every customer's. */
@NullMarked
package io.taomarket.cli.chat;

import org.jspecify.annotations.NullMarked;
