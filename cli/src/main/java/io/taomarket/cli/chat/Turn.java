package io.taomarket.cli.chat;

/**
 * What one of the two has said.
 *
 * @param role in the words of the API
 */
record Turn(String role, String content) {

    static Turn ofUser(String content) {
        return new Turn("user", content);
    }

    static Turn ofAssistant(String content) {
        return new Turn("assistant", content);
    }
}
