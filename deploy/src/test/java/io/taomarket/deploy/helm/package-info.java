/** What the Helm chart makes of its values. */
@NullMarked
package io.taomarket.deploy.helm;

import org.jspecify.annotations.NullMarked;
