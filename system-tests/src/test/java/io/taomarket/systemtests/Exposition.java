package io.taomarket.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What one service tells Prometheus: families of samples by name. */
record Exposition(Map<String, Family> families) {

    /** In the order of their ports. */
    static final List<String> SERVICES = List.of("gateway", "registry", "inference", "scoring", "emission", "wallet");

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> NOT_OURS = Set.of("service", "le", "quantile");

    /** One name with its type, and its tags with their values. */
    record Family(String type, Map<String, Set<String>> tags) {}

    /** What each service of a marketplace says now, by its short name. */
    static Map<String, Exposition> of(Marketplace marketplace) {
        var all = new LinkedHashMap<String, Exposition>();
        for (var service : SERVICES)
            all.put(service, parse(scrape(marketplace.address(service), marketplace.adminKey())));
        return all;
    }

    static Exposition parse(String text) {
        var families = new TreeMap<String, Family>();
        var current = new Family("", Map.of());
        for (var line : text.lines().toList()) {
            var type = TYPE.matcher(line);
            if (type.matches()) {
                current = new Family(type.group(2), new TreeMap<>());
                families.put(type.group(1), current);
            } else if (!line.startsWith("#")) {
                note(current, line);
            }
        }
        families.keySet().removeIf(name -> name.endsWith("_max") && families.containsKey(name.replaceAll("_max$", "")));
        return new Exposition(families);
    }

    private static void note(Family family, String sample) {
        var tag = TAG.matcher(sample);
        while (tag.find())
            if (!NOT_OURS.contains(tag.group(1)))
                family.tags()
                        .computeIfAbsent(tag.group(1), _ -> new TreeSet<>())
                        .add(tag.group(2));
    }

    private static String scrape(String address, String key) {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + key)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
