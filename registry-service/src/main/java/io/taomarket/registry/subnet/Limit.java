package io.taomarket.registry.subnet;

import org.jspecify.annotations.Nullable;

/** What values a hyperparameter may take, and how far the subnet's owner may go; the admin may go all the way. */
sealed interface Limit {

    /** The owner may change it, within whatever is set for owners. */
    boolean isOwners();

    /** On or off. */
    record Flag(boolean isOwners) implements Limit {}

    /** A whole number. */
    record Whole(Range admin, @Nullable Range owner) implements Limit {

        static Whole adminOnly(long low, long high) {
            return new Whole(new Range(low, high), null);
        }

        static Whole both(long low, long high) {
            return new Whole(new Range(low, high), new Range(low, high));
        }

        Whole owner(long low, long high) {
            return new Whole(admin, new Range(low, high));
        }

        @Override
        public boolean isOwners() {
            return owner != null;
        }

        Range range(boolean isAdmin) {
            return isAdmin || owner == null ? admin : owner;
        }
    }

    /** Both ends belong to it. */
    record Range(long low, long high) {

        boolean contains(long value) {
            return value >= low && value <= high;
        }
    }
}
