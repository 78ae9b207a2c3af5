package io.taomarket.inference.miner;

import io.taomarket.chassis.egress.Abort;

/**
 * What a miner is asked.
 *
 * @param attempt which of the miners it is that are tried for the request, from 1 on; it is told, so that simulated
 *     miners know whose turn it is to misbehave
 * @param abort ends the call when nobody wants the answer any more
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record Question(String path, byte[] json, int attempt, Abort abort) {}
