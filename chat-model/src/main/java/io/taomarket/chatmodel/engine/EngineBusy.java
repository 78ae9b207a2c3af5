package io.taomarket.chatmodel.engine;

/** There is no room for another sequence to wait in. */
public final class EngineBusy extends Exception {

    EngineBusy() {
        super("too many sequences wait already", null, false, false);
    }
}
