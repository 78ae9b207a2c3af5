/** {@code hotkey}: makes, shows and binds the keys of miners and validators. */
@NullMarked
package io.taomarket.cli.hotkey;

import org.jspecify.annotations.NullMarked;
