/** The ledger's rules under a seeded scheduler: clients, a network, two writers and a database, all in memory. */
@NullMarked
package io.taomarket.wallet.simulation;

import org.jspecify.annotations.NullMarked;
