package io.taomarket.inference.spool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.ReflectionTestUtils;

class SpoolTests {

    @TempDir
    Path directory;

    static SpoolProperties properties(Path directory, long segmentBytes, long maxBytes) {
        return new SpoolProperties(
                directory,
                segmentBytes,
                maxBytes,
                1024,
                16,
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(5));
    }

    SpoolProperties small() {
        return properties(directory, 100, 10_000);
    }

    @Test
    void readsInOrderWhatWasWritten() throws Exception {
        try (var spool = new Spool(small())) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 50);

            assertThat(readAll(cursor)).isEqualTo(numbers(0, 50));
        }
    }

    @Test
    void aReaderGoesOnWhereItWasAfterARestart() throws Exception {
        try (var spool = new Spool(small())) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 10);
            readAll(cursor);
            append(spool, 10, 20);
        }
        try (var spool = new Spool(small())) {
            assertThat(readAll(spool.cursor("reader"))).isEqualTo(numbers(10, 20));
        }
    }

    @Test
    void whatWasReadButNotPassedOnComesAgain() throws Exception {
        try (var spool = new Spool(small())) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 3);
            cursor.read(Duration.ZERO);

            assertThat(texts(cursor.read(Duration.ZERO))).isEqualTo(numbers(0, 3));
        }
    }

    /** A kill may cut the file anywhere: all whole records stay, and new ones follow them. */
    @Property(tries = 60)
    void aTornEndIsCutOffAndNothingElse(@ForAll @IntRange(max = 200) int kept) throws Exception {
        var place = Files.createTempDirectory("spool");
        var properties = properties(place, 1_000_000, 1_000_000);
        try (var spool = new Spool(properties)) {
            append(spool, 0, 10);
        }
        var file = segments(place).getFirst();
        var whole = Files.size(file);
        var length = Math.min(kept, whole);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
        try (var spool = new Spool(properties)) {
            append(spool, 100, 101);
            var survived = (int) (length / (whole / 10));
            var expected = new ArrayList<>(numbers(0, survived));
            expected.add("record 100");
            assertThat(readAll(spool.cursor("reader"))).isEqualTo(expected);
        }
    }

    @Test
    void garbageAtTheEndIsNoRecord() throws Exception {
        try (var spool = new Spool(small())) {
            append(spool, 0, 2);
        }
        Files.write(
                segments(directory).getLast(),
                new byte[] {0, 0, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8},
                StandardOpenOption.APPEND);

        try (var spool = new Spool(small())) {
            append(spool, 2, 3);
            assertThat(readAll(spool.cursor("reader"))).isEqualTo(numbers(0, 3));
        }
    }

    @Test
    void deletesFilesThatEveryReaderHasPassedOn() throws Exception {
        try (var spool = new Spool(small())) {
            var quick = spool.cursor("quick");
            var slow = spool.cursor("slow");
            append(spool, 0, 50);
            readAll(quick);
            assertThat(segments(directory)).hasSizeGreaterThan(5);

            readAll(slow);

            assertThat(segments(directory)).hasSize(1);
        }
    }

    @Test
    void hasNoRoomWhileReadersStayAway() throws Exception {
        try (var spool = new Spool(properties(directory, 100, 200))) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 20);
            assertThat(spool.hasRoom()).isFalse();

            readAll(cursor);

            assertThat(spool.hasRoom()).isTrue();
        }
    }

    @Test
    void takesNothingMoreAfterAFailedWriteThatCannotBeUndone() throws Exception {
        try (var spool = new Spool(small())) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 1);
            ((Closeable) requireNonNull(ReflectionTestUtils.getField(spool, "file"))).close();
            assertThatThrownBy(() -> append(spool, 1, 2)).isInstanceOf(UncheckedIOException.class);
            assertThat(spool.hasRoom()).isFalse();

            ReflectionTestUtils.setField(
                    spool,
                    "file",
                    new RandomAccessFile(segments(directory).getLast().toFile(), "rw"));

            assertThatThrownBy(() -> append(spool, 2, 3)).isInstanceOf(UncheckedIOException.class);
            assertThat(readAll(cursor)).isEqualTo(numbers(0, 1));
        }
    }

    @Test
    void manyWriteAtTheSameTime() throws Exception {
        try (var spool = new Spool(properties(directory, 1_000_000, 1_000_000));
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var cursor = spool.cursor("reader");
            var appends = IntStream.range(0, 500)
                    .mapToObj(i -> pool.submit(() -> spool.append(("record " + i).getBytes())))
                    .toList();
            for (var append : appends) append.get();

            assertThat(readAll(cursor)).containsExactlyInAnyOrderElementsOf(numbers(0, 500));
        }
    }

    @Test
    void takesNothingMoreOnceTheDiskHasRefusedWhatWasWritten() throws Exception {
        try (var spool = new Spool(small())) {
            append(spool, 0, 1);
            ((Closeable) requireNonNull(ReflectionTestUtils.getField(spool, "file"))).close();

            await().atMost(Duration.ofSeconds(5)).until(() -> !spool.hasRoom());
        }
    }

    @Test
    void eachRecordIsOnTheDiskBeforeItsAnswerWhereThatIsWanted() throws Exception {
        var strict = new SpoolProperties(
                directory,
                100,
                10_000,
                1024,
                16,
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ZERO);
        assertThat(strict.writeMode()).isEqualTo("rwd");
        try (var spool = new Spool(strict)) {
            var cursor = spool.cursor("reader");
            append(spool, 0, 50);

            assertThat(readAll(cursor)).isEqualTo(numbers(0, 50));
        }
    }

    @Test
    void aThreadThatIsInterruptedWritesAllTheSame() throws Exception {
        try (var spool = new Spool(small())) {
            var cursor = spool.cursor("reader");
            Thread.currentThread().interrupt();
            append(spool, 0, 2);
            assertThat(Thread.interrupted()).isTrue();
            append(spool, 2, 4);

            assertThat(readAll(cursor)).isEqualTo(numbers(0, 4));
        }
    }

    @Test
    void closesTheFilesThatItHasFilled() throws Exception {
        try (var spool = new Spool(small())) {
            append(spool, 0, 100);
            var syncing = requireNonNull(ReflectionTestUtils.getField(spool, "syncing"));
            var retired = (Set<?>) requireNonNull(ReflectionTestUtils.getField(syncing, "retired"));

            await().atMost(Duration.ofSeconds(5)).until(retired::isEmpty);
        }
    }

    @Test
    void aSecondProcessIsKeptOut() {
        try (var _ = new Spool(small())) {
            assertThatThrownBy(() -> new Spool(small())).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aRelayTriesAgainUntilItsDestinationTakesEverythingOnce() {
        var taken = new CopyOnWriteArrayList<String>();
        var failures = new AtomicInteger(3);
        try (var spool = new Spool(small())) {
            var relay = new Relay("reader", spool, small(), records -> {
                if (failures.getAndDecrement() > 0) throw new IllegalStateException("away");
                taken.addAll(texts(records));
            });
            append(spool, 0, 40);
            relay.start();

            await().atMost(Duration.ofSeconds(5)).until(() -> taken.size() >= 40);
            assertThat(relay.awaitCaughtUp(Duration.ofSeconds(1))).isTrue();
            relay.stop();
            assertThat(taken).isEqualTo(numbers(0, 40));
        }
    }

    @Test
    void aRelayPassesOnWhatIsLeftBeforeItStops() {
        var taken = new CopyOnWriteArrayList<String>();
        try (var spool = new Spool(small())) {
            var relay = new Relay("reader", spool, small(), records -> taken.addAll(texts(records)));
            relay.start();
            append(spool, 0, 30);
            relay.stop();

            assertThat(taken).isEqualTo(numbers(0, 30));
        }
    }

    private static void append(Spool spool, int from, int to) {
        for (var i = from; i < to; i++) spool.append(("record " + i).getBytes());
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "record " + i).toList();
    }

    private static List<String> readAll(Cursor cursor) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        for (var records = cursor.read(Duration.ZERO); !records.isEmpty(); records = cursor.read(Duration.ZERO)) {
            all.addAll(texts(records));
            cursor.advance();
        }
        return all;
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream().map(String::new).toList();
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }
}
