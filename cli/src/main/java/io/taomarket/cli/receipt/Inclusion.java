package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.cli.signing.PublicKey;
import java.util.HexFormat;

/** Whether a receipt is one of those that a published, signed root stands for. */
record Inclusion(Published published, PublicKey platform) {

    Check check(Jws receipt) {
        var leaf = Proof.leaf(receipt.compact().getBytes(US_ASCII));
        var proof = published.proof(HexFormat.of().formatHex(leaf));
        var statement = published.statement(proof.day());
        var said = statement.payload();
        if (!statement.isSigned() || !statement.signer().equals(platform))
            return failed("the root of " + proof.day() + " is not signed by the platform");
        if (!said.path("day").asString("").equals(proof.day())
                || said.path("count").asLong(-1) != proof.count())
            return failed("the root of " + proof.day() + " was signed for another day or number of receipts");
        var root = said.path("root").asString("");
        if (!proof.root(leaf).filter(root::equals).isPresent())
            return failed("the way from the receipt does not lead to the root of " + proof.day() + ", " + root);
        return new Check(
                "inclusion",
                true,
                "number %d of %d in the root of %s, %s"
                        .formatted(proof.position() + 1, proof.count(), proof.day(), root));
    }

    private static Check failed(String detail) {
        return new Check("inclusion", false, detail);
    }
}
