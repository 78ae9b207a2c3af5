package io.taomarket.inference.generation;

import io.taomarket.contracts.inference.RequestServed;

/** Wants to know what becomes of a request's money; is told in the thread that writes it down. */
public interface Witness {

    /** The record may outlive this process from now on. */
    void writing(RequestServed event);

    /** The record outlives this process. */
    void written(RequestServed event);
}
