package io.taomarket.cli.epoch;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Where the platform answers: as said, or as the marketplace on this machine has written down, or the usual place. */
final class PlatformUrl {

    private static final String USUAL = "http://localhost:8080";

    private PlatformUrl() {}

    static URI of(@Nullable String said, Path dataDir) {
        return checked(said == null ? written(dataDir) : said);
    }

    private static String written(Path dataDir) {
        var file = dataDir.resolve("standalone.json");
        if (!Files.isRegularFile(file)) return USUAL;
        try {
            return Json.MAPPER.readTree(file.toFile()).path("url").asString(USUAL);
        } catch (JacksonException e) {
            throw new Failure(file + ": " + Json.complaint(e));
        }
    }

    private static URI checked(String url) {
        try {
            var uri = new URI(url.replaceAll("/+$", ""));
            var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) return uri;
        } catch (URISyntaxException _) {
            // refused below, like every other text that is no URL
        }
        throw new Failure("--url: '" + url + "' is not a URL such as " + USUAL);
    }
}
