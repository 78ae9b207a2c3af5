package io.taomarket.wallet.invariant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.wallet.invariant.Invariant.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The invariants, one file each below {@code wallet-invariants}: the first line says in a comment what must be true,
 * the rest counts violations.
 */
@Component
class Invariants {

    private static final String FILES = "classpath:wallet-invariants/*.sql";

    private final JdbcClient jdbc;
    private final List<Invariant> invariants;

    Invariants(JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        this.invariants = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                .map(Invariants::read)
                .toList();
    }

    List<Invariant> all() {
        return invariants;
    }

    /** Checks all of them on one snapshot, beside the running business. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Checked> check() {
        return invariants.stream()
                .map(invariant -> invariant.found(
                        jdbc.sql(invariant.sql()).query(Long.class).single()))
                .toList();
    }

    private static Invariant read(Resource file) {
        try {
            var text = file.getContentAsString(UTF_8);
            var name = Objects.requireNonNull(file.getFilename()).split("-", 2)[0];
            var lines = text.split("\n", 2);
            return new Invariant(name, lines[0].replaceFirst("-- ", ""), lines[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
