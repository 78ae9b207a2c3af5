/** Calls to addresses that strangers have chosen: which may be dialled, how long they may take, how much they may say. */
@NullMarked
package io.taomarket.chassis.egress;

import org.jspecify.annotations.NullMarked;
