package io.taomarket.systemtests;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.MetricsPage.Meter;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page about metrics and the running platform say the same. */
class MetricsEndToEndTests {

    static final Duration AN_EPOCH_AND_A_CHECK = Duration.ofSeconds(150);

    /** A UUID, an address, a key or a request's id. */
    static final Pattern UNBOUNDED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-.*|5[1-9A-HJ-NP-Za-km-z]{46,47}|.*tao_sk_.*|.*req_.*|.*\\d{5,}.*");

    static final MetricsPage PAGE = MetricsPage.read();
    static Map<String, Exposition> exposed;

    @BeforeAll
    static void waitUntilEverythingHasHappenedOnce() {
        var marketplace = Marketplace.shared();
        new MixedTraffic(marketplace).once();
        await().atMost(AN_EPOCH_AND_A_CHECK).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            exposed = Exposition.of(marketplace);
            assertThat(PAGE.meters())
                    .filteredOn(meter -> !meter.comesLater())
                    .as("meters of docs/metrics.md that no service exposes")
                    .allMatch(meter -> exposed.entrySet().stream()
                            .anyMatch(service -> meter.isOf(service.getKey())
                                    && service.getValue().families().containsKey(meter.name())));
        });
    }

    @Test
    void everyMeterOfOursIsOnThePageWithItsTypeAndTags() {
        var unknown = new TreeSet<String>();
        exposed.forEach((service, exposition) -> exposition.families().forEach((name, family) -> {
            if (!name.startsWith("taomarket_")) return;
            var isKnown = PAGE.meters().stream()
                    .filter(meter -> meter.isOf(service) && meter.name().equals(name))
                    .anyMatch(meter -> meter.isLike(family));
            if (!isKnown) unknown.add(service + " " + name + " " + family);
        }));

        assertThat(unknown).as("not in docs/metrics.md, or otherwise there").isEmpty();
    }

    @Test
    void everyFamilyOfALibraryIsOnThePageByItsBeginning() {
        var names = new TreeSet<String>();
        exposed.values()
                .forEach(exposition -> names.addAll(exposition.families().keySet()));
        names.removeIf(name -> name.startsWith("taomarket_"));

        assertThat(names).allMatch(name -> PAGE.prefixes().stream().anyMatch(name::startsWith));
        assertThat(PAGE.prefixes()).allMatch(prefix -> names.stream().anyMatch(name -> name.startsWith(prefix)));
    }

    @Test
    void noTagSaysWhoCalledOrWhatWasAsked() {
        var named = new TreeSet<String>();
        exposed.values().forEach(exposition -> exposition.families().forEach((name, family) -> {
            if (name.startsWith("taomarket_") || name.startsWith("http_"))
                family.tags().forEach((tag, values) -> values.stream()
                        .filter(value -> UNBOUNDED.matcher(value).matches())
                        .forEach(value -> named.add(name + " " + tag + "=" + value)));
        }));

        assertThat(named).isEmpty();
    }

    @Test
    void everyMeterIsDescribedOnce() {
        var names = PAGE.meters().stream().map(Meter::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(names.stream().collect(joining(" "))).doesNotContain("_max ");
    }
}
