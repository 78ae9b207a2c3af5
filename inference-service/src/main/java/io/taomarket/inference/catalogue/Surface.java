package io.taomarket.inference.catalogue;

/** What a model is asked through. */
public enum Surface {
    CHAT("/v1/chat/completions"),
    EMBEDDINGS("/v1/embeddings");

    private final String path;

    Surface(String path) {
        this.path = path;
    }

    /** The path, ours and the miners' alike. */
    public String path() {
        return path;
    }
}
