package io.taomarket.inference.meter;

/** Reads text that comes as the ids of its tokens in one vocabulary. */
@FunctionalInterface
public interface TokenIds {

    /** The text that these ids stand for; there is at least one. */
    Read read(int[] ids) throws NotText;

    /**
     * What ids stand for.
     *
     * @param tokens how many of them make up the text, without marks that a model puts around every text itself
     */
    record Read(String text, long tokens) {}

    /** These ids are no text; the message says why, to be read after the name of their list. */
    final class NotText extends Exception {

        private NotText(String complaint) {
            super(complaint, null, false, false);
        }

        static NotText at(int place, int id, String complaint) {
            return new NotText("[" + place + "] is " + id + ", which is " + complaint);
        }

        static NotText because(String complaint) {
            return new NotText(" " + complaint);
        }
    }
}
