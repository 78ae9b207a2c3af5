package io.taomarket.wallet.ledger.writer;

/** This instance has begun or ceased to write the ledger. */
public record WriterChanged(WriterState state) {}
