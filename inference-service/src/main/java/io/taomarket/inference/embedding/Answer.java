package io.taomarket.inference.embedding;

import io.taomarket.inference.paid.Settled;

/** What the customer gets, and what it was settled at. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record Answer(byte[] body, Settled settled) {}
