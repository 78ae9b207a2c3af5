package io.taomarket.miner.door;

import java.io.IOException;

/** Answers calls to one path. */
@FunctionalInterface
public interface Endpoint {

    /** Answers the call; throws {@link ApiError} before it has begun to, or an I/O error when the caller is gone. */
    void serve(Call call) throws IOException;
}
