package io.taomarket.setup.secret;

/**
 * A secret as one reader sees it.
 *
 * @param name what it is; readers of the same name get the same
 * @param file under which its reader finds it
 * @param kind what is in the file
 */
record Secret(String name, String file, Kind kind) {

    /** What a reader is given: the secret, or only the public key that grows from it. */
    enum Kind {
        WHOLE,
        PUBLIC_KEY
    }

    static Secret of(String name, String file) {
        return new Secret(name, file, Kind.WHOLE);
    }

    static Secret named(String name) {
        return of(name, name);
    }

    static Secret publicKey(String name, String file) {
        return new Secret(name, file, Kind.PUBLIC_KEY);
    }
}
