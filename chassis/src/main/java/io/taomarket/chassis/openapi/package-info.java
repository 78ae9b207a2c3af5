/** Makes the description of a service's API say what is really on the wire. */
@NullMarked
package io.taomarket.chassis.openapi;

import org.jspecify.annotations.NullMarked;
