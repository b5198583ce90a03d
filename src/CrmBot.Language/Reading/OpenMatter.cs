using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>
/// What was spoken of last, be it a preview that is open or the question before: 周末就别发了 behind a digest, 佳美别发 behind a survey.
/// </summary>
internal static class OpenMatter
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["open.digest"] = static section => Is(section, "digest", "open.digest"),
        ["open.survey"] = static section => Is(section, "survey", "open.survey"),
        ["open.campaign"] = static section => Is(section, "campaign", "open.campaign"),
        ["open.goal"] = static section => Is(section, "goal", "open.goal"),
        ["stops.only"] = StopsOnly,
    };

    private static bool Is(Section section, string intent, string words) => section.Utterance.Preview?.Intent == intent
        || (section.Utterance.LastSaid is { } said && Nearby.Words(words).IsIn(said.ToLowerInvariant()));

    /// <summary>先停了吧: that something stops, and not what.</summary>
    private static bool StopsOnly(Section section) =>
        Nearby.Words("stop.only").Is(section.Lower.AsSpan(section.Span.Start, section.Span.Length).Trim(" ,，。.!！吧了啊".AsSpan()));
}
