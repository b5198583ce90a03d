using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>还有 goes on to something else (还有就是...), or asks and tells what there still is (还有没有货, 还有顾虑).</summary>
internal static class MoreWords
{
    private static readonly Nearby Still = Nearby.Words("more.still");

    public static bool IsStill(string lower, int at) =>
        lower.AsSpan(at).StartsWith("还有") && Still.Begins(lower.AsSpan(at + 2)) && at > 0 && WordEdge.IsChinese(lower[at - 1]);
}
