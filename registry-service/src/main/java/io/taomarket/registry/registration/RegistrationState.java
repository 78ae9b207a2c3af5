package io.taomarket.registry.registration;

/** Where a registration stands. */
enum RegistrationState {
    /** Wallet has been asked to take the money. */
    REQUESTED,
    /** Paid, and the slot is given out. */
    REGISTERED,
    /** Not paid; the registration says why. */
    DECLINED
}
