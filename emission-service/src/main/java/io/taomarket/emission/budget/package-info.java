/** What is pending for each subnet, to the rao. */
@NullMarked
package io.taomarket.emission.budget;

import org.jspecify.annotations.NullMarked;
