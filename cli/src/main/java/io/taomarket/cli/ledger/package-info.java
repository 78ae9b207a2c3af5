/** Having a platform examine its books, so that an operator can see that every rao is where it should be. */
@NullMarked
package io.taomarket.cli.ledger;

import org.jspecify.annotations.NullMarked;
