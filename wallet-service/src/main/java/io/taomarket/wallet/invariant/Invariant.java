package io.taomarket.wallet.invariant;

/**
 * Something that must always be true.
 *
 * @param name as in the ledger's specification
 * @param sql counts what violates it
 */
record Invariant(String name, String description, String sql) {

    /** What a check has found; zero violations are wanted. */
    record Checked(String name, String description, long violations, boolean holds) {}

    Checked found(long violations) {
        return new Checked(name, description, violations, violations == 0);
    }
}
