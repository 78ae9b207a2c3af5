package io.taomarket.yuma.reference;

/** The rule in force, or the older dense one that upstream's tests compare it with (§2.13). */
enum Variant {
    SPARSE,
    /** No exceptions for the owner, no mask for commits, and unlisted bonds fade in liquid mode. */
    DENSE
}
