/** The ledger's writer beside pgbench's TPC-B on the same server. */
@NullMarked
package io.taomarket.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
