package io.taomarket.gateway.door;

import org.springframework.core.Ordered;

/** The order in which a request meets the filters. Cheap checks come first, a body is read only for known callers. */
public final class Pipeline {

    public static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int ERRORS = REQUEST_ID + 1;
    public static final int SIZES = ERRORS + 1;
    public static final int PATH = SIZES + 1;
    public static final int CORS = PATH + 1;
    public static final int ROUTE = CORS + 1;
    public static final int AUTHENTICATION = ROUTE + 1;
    public static final int RATE = AUTHENTICATION + 1;
    public static final int CONCURRENCY = RATE + 1;
    public static final int BODY = CONCURRENCY + 1;
    public static final int SIGNATURE = BODY + 1;

    private Pipeline() {}
}
