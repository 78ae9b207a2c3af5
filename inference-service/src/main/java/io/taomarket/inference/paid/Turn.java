package io.taomarket.inference.paid;

import io.taomarket.chassis.egress.Abort;
import java.time.Duration;

/**
 * One miner's turn with a request.
 *
 * @param remaining what is left of the patience for the whole request
 * @param attempt which of the miners it is that are tried, from 1 on
 * @param abort is asked for when the customer leaves
 */
public record Turn(Duration remaining, int attempt, Abort abort) {}
