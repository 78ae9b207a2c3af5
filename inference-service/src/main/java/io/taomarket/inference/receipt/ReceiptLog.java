package io.taomarket.inference.receipt;

import io.taomarket.chassis.problem.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All receipts, for whoever wants to know that none was changed, left out or made later. */
@Service
public class ReceiptLog {

    private final LeafRepository leaves;
    private final RootRepository roots;
    private final DayRoots days;

    ReceiptLog(LeafRepository leaves, RootRepository roots, DayRoots days) {
        this.leaves = leaves;
        this.roots = roots;
        this.days = days;
    }

    /** Keeps those that are not yet known. */
    public void add(List<Leaf> more) {
        if (!more.isEmpty()) leaves.insert(more);
    }

    /** The proof for a signed receipt; refused while no root covers it. */
    public Proof proof(String receipt) {
        return proof(Leaf.hash(receipt));
    }

    @Transactional(readOnly = true)
    Proof proof(byte[] leaf) {
        var place = leaves.find(leaf)
                .orElseThrow(() ->
                        new Refusal(HttpStatus.NOT_FOUND, "receipt_not_found", "There is no receipt with this hash."));
        if (place.day() == null) {
            var expected = days.expected(place.issuedAt()).truncatedTo(ChronoUnit.SECONDS);
            throw new Refusal(
                    HttpStatus.NOT_FOUND,
                    "proof_not_ready",
                    "The day of this receipt is not sealed yet; its root is expected at " + expected + ".");
        }
        return proof(leaf, place.day(), place.position());
    }

    /** From the leaf to the root of its subtree, and from there to that of the day. */
    private Proof proof(byte[] leaf, LocalDate day, long position) {
        var root = roots.find(day).orElseThrow();
        var number = Math.toIntExact(position / DayRoots.SUBTREE_LEAVES);
        var first = (long) number * DayRoots.SUBTREE_LEAVES;
        var subtree = leaves.between(day, first, first + DayRoots.SUBTREE_LEAVES);
        var path = MerkleTree.path(subtree, Math.toIntExact(position - first));
        path.addAll(MerkleTree.path(roots.subtrees(day), number));
        var hex = HexFormat.of();
        return new Proof(
                hex.formatHex(leaf),
                day,
                position,
                root.count(),
                path.stream().map(hex::formatHex).toList(),
                root.root());
    }
}
