/** Facts about subnets, neurons and offers, said by registry-service. */
@NullMarked
package io.taomarket.contracts.registry;

import org.jspecify.annotations.NullMarked;
