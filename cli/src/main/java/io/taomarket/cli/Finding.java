package io.taomarket.cli;

import java.io.IOException;
import java.io.Writer;

/** What a command has found out, for people and for programs. Written bit by bit, because some of it is large. */
public interface Finding {

    /** Whether everything is as it should be. */
    boolean isGood();

    void writeText(Writer out) throws IOException;

    /** One JSON object. */
    void writeJson(Writer out) throws IOException;
}
