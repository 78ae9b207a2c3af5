/** Which miner offers which model at which price and with which verified quality, kept in memory. */
@NullMarked
package io.taomarket.inference.catalogue;

import org.jspecify.annotations.NullMarked;
