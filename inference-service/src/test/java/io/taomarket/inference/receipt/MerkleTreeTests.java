package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleTreeTests {

    /** The entries of the reference implementation of Certificate Transparency, with the roots it has for them. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @Example
    void rootsAreThoseOfCertificateTransparency() {
        assertThat(root(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(root(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(2)).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(root(3)).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Property(tries = 200)
    void everyLeafsProofLeadsToTheRoot(@ForAll @IntRange(min = 1, max = 130) int size) {
        var leaves = leaves(size, 0);
        var root = MerkleTree.root(leaves);
        for (var i = 0; i < size; i++)
            assertThat(Inclusions.holds(leaves.get(i), i, size, MerkleTree.path(leaves, i), root))
                    .isTrue();
    }

    @Property(tries = 200)
    void aChangedLeafOrAnotherPlaceIsNotProven(
            @ForAll @IntRange(min = 2, max = 130) int size, @ForAll @IntRange(max = 129) int any) {
        var index = any % size;
        var leaves = leaves(size, 0);
        var root = MerkleTree.root(leaves);
        var path = MerkleTree.path(leaves, index);
        assertThat(Inclusions.holds(leaves(size, 1).get(index), index, size, path, root))
                .isFalse();
        assertThat(Inclusions.holds(leaves.get(index), (index + 1) % size, size, path, root))
                .isFalse();
        assertThat(Inclusions.holds(leaves.get(index), index, size, path.subList(1, path.size()), root))
                .isFalse();
    }

    @Property(tries = 200)
    void anyChangedLeafChangesTheRoot(
            @ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int any) {
        var changed = new ArrayList<>(leaves(size, 0));
        changed.set(any % size, leaves(size, 1).get(any % size));
        assertThat(MerkleTree.root(changed)).isNotEqualTo(MerkleTree.root(leaves(size, 0)));
    }

    @Property(tries = 300)
    void theRootsOfFullSubtreesGiveTheSameRootAndProofs(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 6) int height,
            @ForAll @IntRange(max = 299) int any) {
        var chunk = 1 << height;
        var leaves = leaves(size, 0);
        var subtrees = IntStream.iterate(0, from -> from < size, from -> from + chunk)
                .mapToObj(from -> MerkleTree.root(leaves.subList(from, Math.min(size, from + chunk))))
                .toList();
        assertThat(MerkleTree.root(subtrees)).isEqualTo(MerkleTree.root(leaves));

        var index = any % size;
        var first = index / chunk * chunk;
        var within = MerkleTree.path(leaves.subList(first, Math.min(size, first + chunk)), index - first);
        var path = Stream.concat(within.stream(), MerkleTree.path(subtrees, index / chunk).stream())
                .toList();
        assertThat(path).containsExactlyElementsOf(MerkleTree.path(leaves, index));
    }

    private static String root(int size) {
        var leaves = ENTRIES.stream()
                .limit(size)
                .map(entry -> MerkleTree.leaf(HexFormat.of().parseHex(entry)))
                .toList();
        return HexFormat.of().formatHex(MerkleTree.root(leaves));
    }

    private static List<byte[]> leaves(int size, int salt) {
        return IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(("receipt " + i + " " + salt).getBytes(UTF_8)))
                .toList();
    }
}
