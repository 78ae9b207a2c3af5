package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SparseRowTests {

    @Test
    void equalEntriesMakeEqualRowsInWhateverOrder() {
        var row = row(new int[] {7, 3}, new int[] {1, 2});

        assertThat(row).isEqualTo(row(new int[] {3, 7}, new int[] {2, 1}));
        assertThat(row).hasSameHashCodeAs(row(new int[] {3, 7}, new int[] {2, 1}));
        assertThat(row.uids()).containsExactly(3, 7);
        assertThat(row.values()).containsExactly(2, 1);
    }

    @Test
    void anEntryOfZeroIsNotNoEntry() {
        assertThat(row(new int[] {3}, new int[] {0})).isNotEqualTo(SparseRow.EMPTY);
    }

    @Test
    void forgetsOneUid() {
        var row = row(new int[] {3, 5, 7}, new int[] {1, 2, 3});

        assertThat(row.without(5)).isEqualTo(row(new int[] {3, 7}, new int[] {1, 3}));
        assertThat(row.without(7)).isEqualTo(row(new int[] {3, 5}, new int[] {1, 2}));
        assertThat(row.without(4)).isEqualTo(row);
    }

    @Test
    void cannotBeChangedFromOutside() {
        var values = new int[] {1};
        var row = row(new int[] {3}, values);

        values[0] = 9;
        row.values()[0] = 9;

        assertThat(row.values()).containsExactly(1);
    }

    @Test
    void rejectsWhatIsNoRow() {
        assertThatIllegalArgumentException().isThrownBy(() -> row(new int[] {1, 1}, new int[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> row(new int[] {1}, new int[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> row(new int[] {1}, new int[] {65536}));
        assertThatIllegalArgumentException().isThrownBy(() -> row(new int[] {-1}, new int[] {1}));
    }

    private static SparseRow row(int[] uids, int[] values) {
        return new SparseRow(uids, values);
    }
}
