package io.taomarket.chatmodel.engine;

/** There is no room for another caller to wait in. */
public final class EngineBusy extends Exception {

    EngineBusy() {
        super("too many callers wait already", null, false, false);
    }
}
