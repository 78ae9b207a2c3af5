package io.taomarket.miner;

/**
 * A model on offer.
 *
 * @param claimed the name it is offered under
 * @param actual the model that answers; a cheat is a miner for which the two differ in earnest
 */
public record Serving(String claimed, String actual) {

    public Serving {
        if (claimed.isBlank() || actual.isBlank())
            throw new IllegalArgumentException("a model's name must not be empty");
    }

    /** What it says it is. */
    public static Serving honest(String id) {
        return new Serving(id, id);
    }
}
