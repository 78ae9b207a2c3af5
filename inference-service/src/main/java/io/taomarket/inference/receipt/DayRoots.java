package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.chassis.signing.PlatformKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals days that are over, one after the other; days without receipts too, so that none can go missing. A day's root
 * covers every receipt that was issued before the day's end and that no earlier root covers: a receipt that comes late,
 * out of the spool of a replica that was down, is covered by the next root.
 */
@Service
class DayRoots {

    /** Leaves of a subtree whose root is kept: a power of two, so that the subtrees are those of the whole tree. */
    static final int SUBTREE_LEAVES = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DayRoots.class);
    private static final String LOCK = "inference-receipt-roots";
    private static final String NOTHING_BEFORE = "0".repeat(2 * MerkleTree.HASH_BYTES);

    private final LeafRepository leaves;
    private final RootRepository roots;
    private final WriterLock lock;
    private final ReceiptProperties properties;
    private final Clock clock;
    private final Jws jws;

    DayRoots(
            LeafRepository leaves,
            RootRepository roots,
            WriterLock lock,
            ReceiptProperties properties,
            Clock clock,
            PlatformKey platform,
            JsonMapper mapper) {
        this.leaves = leaves;
        this.roots = roots;
        this.lock = lock;
        this.properties = properties;
        this.clock = clock;
        this.jws = new Jws(platform, mapper, ",\"typ\":\"taomarket-receipt-root\"");
    }

    /** Seals the next day that is over, if there is one and no other replica does. */
    @Transactional
    Optional<DayRoot> sealNext() {
        if (!lock.tryTake(LOCK)) return Optional.empty();
        var last = roots.last();
        var day = last.map(root -> root.day().plusDays(1)).or(this::firstDay);
        if (day.isEmpty() || !isOver(day.get())) return Optional.empty();
        var root = seal(day.get(), last.map(DayRoots::hash).orElse(NOTHING_BEFORE));
        LOG.info("Sealed the {} receipts of {}: {}", root.count(), root.day(), root.root());
        return Optional.of(root);
    }

    /** When the root that will cover a receipt, which none covers yet, can be expected. */
    Instant expected(Instant issuedAt) {
        var issued = LocalDate.ofInstant(issuedAt, UTC);
        var next = roots.last().map(root -> root.day().plusDays(1)).orElse(issued);
        return sealingTime(next.isAfter(issued) ? next : issued);
    }

    private DayRoot seal(LocalDate day, String previous) {
        leaves.place(day, end(day));
        var subtrees = new ArrayList<byte[]>();
        var count = 0L;
        List<byte[]> chunk;
        do {
            chunk = leaves.between(day, count, count + SUBTREE_LEAVES);
            if (!chunk.isEmpty()) subtrees.add(MerkleTree.root(chunk));
            count += chunk.size();
        } while (chunk.size() == SUBTREE_LEAVES);
        var root = signed(day, count, MerkleTree.root(subtrees), previous);
        roots.insert(root);
        roots.insertSubtrees(day, subtrees);
        return root;
    }

    private DayRoot signed(LocalDate day, long count, byte[] hash, String previous) {
        var now = clock.instant();
        var hex = HexFormat.of().formatHex(hash);
        return new DayRoot(day, count, hex, previous, now, jws.sign(new Statement(day, count, hex, previous, now)));
    }

    private Optional<LocalDate> firstDay() {
        return leaves.oldestWaiting().map(time -> LocalDate.ofInstant(time, UTC));
    }

    private boolean isOver(LocalDate day) {
        return !clock.instant().isBefore(sealingTime(day));
    }

    private Instant sealingTime(LocalDate day) {
        return end(day).plus(properties.grace());
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(UTC).toInstant();
    }

    private static String hash(DayRoot root) {
        return HexFormat.of()
                .formatHex(MerkleTree.sha256().digest(root.statement().getBytes(US_ASCII)));
    }

    private record Statement(LocalDate day, long count, String root, String previous, Instant sealedAt) {}
}
