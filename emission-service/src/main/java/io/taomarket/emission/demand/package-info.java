/** What customers pay per subnet: fees heard once each, remembered with a half-life. */
@NullMarked
package io.taomarket.emission.demand;

import org.jspecify.annotations.NullMarked;
