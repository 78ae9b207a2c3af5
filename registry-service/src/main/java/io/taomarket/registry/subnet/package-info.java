/** Subnets, their rules, and what a slot in them costs. */
@NullMarked
package io.taomarket.registry.subnet;

import org.jspecify.annotations.NullMarked;
