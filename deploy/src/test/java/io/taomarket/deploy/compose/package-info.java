/** Tests of {@code docker-compose.yml} that need no engine: what it mounts, names and waits for is there. */
@NullMarked
package io.taomarket.deploy.compose;

import org.jspecify.annotations.NullMarked;
