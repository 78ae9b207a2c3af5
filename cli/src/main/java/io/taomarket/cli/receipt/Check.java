package io.taomarket.cli.receipt;

import io.taomarket.cli.signing.PublicKey;

/**
 * One thing that was looked at.
 *
 * @param detail what was found, in words
 */
record Check(String check, boolean ok, String detail) {

    static Check signature(Jws jws, PublicKey expected) {
        if (!jws.isSigned()) return new Check("signature", false, "is not one of " + jws.signer() + " over this");
        if (!jws.signer().equals(expected))
            return new Check("signature", false, "is of " + jws.signer() + ", and the platform is " + expected);
        return new Check("signature", true, "of " + expected + ", the platform");
    }

    /**
     * @param what was hashed
     * @param stated in the receipt
     */
    static Check hash(String check, String what, String hash, String stated) {
        if (hash.equals(stated)) return new Check(check, true, what + " hashes to what the receipt states");
        return new Check(check, false, what + " hashes to " + hash + ", and the receipt states " + stated);
    }
}
