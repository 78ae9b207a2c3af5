package io.taomarket.inference.meter;

/** The platform's own count of tokens, by one vocabulary. */
@FunctionalInterface
public interface Tokens {

    /** The tokens of a text; text that looks like a control token is counted as the text it is. */
    long count(String text);
}
