package io.taomarket.inference.completion;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param name null where the API names none
 * @param data of one line
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record ServerEvent(@Nullable String name, byte[] data) {

    public static ServerEvent unnamed(byte[] data) {
        return new ServerEvent(null, data);
    }
}
