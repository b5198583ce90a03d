using System.Buffers;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// What a campaign without an offer is about: a wish for a day (中秋祝福), a piece of news in a sentence, or else a thing (新品目录).
/// </summary>
internal static class Greeting
{
    private const int LongestThing = 30;
    private static readonly string[] Wishes = ["祝福", "问候", "greetings", "wishes"];
    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；：,;:!！");

    /// <summary>The day of a wish (中秋); null when it is none.</summary>
    public static string? Of(string? name)
    {
        var wish = Array.Find(Wishes, word => name?.EndsWith(word, StringComparison.OrdinalIgnoreCase) == true);
        var day = wish is null ? "" : name![..^wish.Length].Trim();
        return day.Length > 0 ? day : null;
    }

    public static bool IsSentence(string? name) => name is not null && (name.AsSpan().IndexOfAny(Stops) > 0 || name.Length > LongestThing);
}
