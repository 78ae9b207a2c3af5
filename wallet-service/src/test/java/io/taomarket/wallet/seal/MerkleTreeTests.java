package io.taomarket.wallet.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTests {

    /** The leaves with which implementations of Certificate Transparency are tested. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void givesTheRootsOfRfc6962(int leaves, String root) {
        var tree = new MerkleTree();
        LEAVES.subList(0, leaves).forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));

        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
        assertThat(tree.leaves()).isEqualTo(leaves);
    }

    @Property(tries = 200)
    void noticesEveryChangeAndEveryExchange(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 1000) Integer> values,
            @ForAll @IntRange(max = 38) int place) {
        var at = place % (values.size() - 1);
        var changed = new ArrayList<>(values);
        changed.set(at, values.get(at) + 1);
        assertThat(root(changed)).isNotEqualTo(root(values));

        var exchanged = new ArrayList<>(values);
        Collections.swap(exchanged, at, at + 1);
        assertThat(root(exchanged).equals(root(values))).isEqualTo(exchanged.equals(values));
    }

    private static String root(List<Integer> values) {
        var tree = new MerkleTree();
        values.forEach(value -> tree.add(value.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(tree.root());
    }
}
