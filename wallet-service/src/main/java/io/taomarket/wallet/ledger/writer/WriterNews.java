package io.taomarket.wallet.ledger.writer;

/** Hears what the writer does; called on its thread, so it must not wait for the ledger. */
interface WriterNews {

    WriterState state();

    void changed(WriterState state);

    void posted(Batch batch, long nanos);
}
