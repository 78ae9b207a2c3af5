package io.taomarket.yuma.sequence;

/** A sequence is malformed; the message is one line that says where and what. */
public final class SequenceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    SequenceException(String path, String what) {
        super(path.isEmpty() ? what : path + ": " + what);
    }
}
