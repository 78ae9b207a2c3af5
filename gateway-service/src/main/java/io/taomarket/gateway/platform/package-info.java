/** What the platform says about itself. */
@NullMarked
package io.taomarket.gateway.platform;

import org.jspecify.annotations.NullMarked;
