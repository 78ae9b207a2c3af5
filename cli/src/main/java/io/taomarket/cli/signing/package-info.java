/** Keys, addresses and signatures as the platform's contract describes them, without the platform's code. */
@NullMarked
package io.taomarket.cli.signing;

import org.jspecify.annotations.NullMarked;
