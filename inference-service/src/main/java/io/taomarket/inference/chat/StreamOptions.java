package io.taomarket.inference.chat;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;

/** How a stream is to be; asked for without one, it is a mistake. OpenRouter's word for the usage is understood too. */
public record StreamOptions(boolean includeUsage) {

    public static StreamOptions read(Fields fields) {
        var options = fields.object("stream_options");
        if (options.isPresent() && !fields.flag("stream"))
            throw ApiFault.invalid("stream_options", "stream_options is only for stream: true.");
        var include = options.map(given -> given.flag("include_usage")).orElse(false)
                || fields.object("usage").map(given -> given.flag("include")).orElse(false);
        return new StreamOptions(include);
    }
}
