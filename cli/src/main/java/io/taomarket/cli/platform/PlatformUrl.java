package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the platform answers: as said, or as the marketplace on this machine has written down, or the usual place. */
public final class PlatformUrl {

    private static final String USUAL = "http://localhost:8080";

    private PlatformUrl() {}

    public static URI of(@Nullable String said, Path dataDir) {
        return checked(said == null ? StandaloneFile.of(dataDir).text("url").orElse(USUAL) : said);
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
