using System.Globalization;
using System.Net.Http.Headers;

namespace CrmBot.Teams;

/// <summary>Reads <c>Retry-After</c>: seconds or a date; nonsense is nothing, and nothing is longer than an hour (§3.6).</summary>
internal static class ReadRetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan? From(HttpResponseHeaders headers, TimeProvider time)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out var values))
            return null;
        var text = values.ToString().Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return seconds < 0 ? null : Cap(TimeSpan.FromSeconds(Math.Min(seconds, 86400)));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Cap(date - time.GetUtcNow())
            : null;
    }

    private static TimeSpan Cap(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
