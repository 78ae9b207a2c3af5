package io.taomarket.miner.door;

/**
 * What is behind a path.
 *
 * @param isOpen whether anybody may call, not only the platform
 */
public record Route(String method, String path, boolean isOpen, Endpoint endpoint) {

    /** A route for the platform alone. */
    public static Route guarded(String method, String path, Endpoint endpoint) {
        return new Route(method, path, false, endpoint);
    }

    /** A route for anybody. */
    public static Route open(String method, String path, Endpoint endpoint) {
        return new Route(method, path, true, endpoint);
    }
}
