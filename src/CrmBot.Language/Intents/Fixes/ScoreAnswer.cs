using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>The dimensions of a score: 紧急度4 names its dimension, a bare number answers the first one asked.</summary>
internal static class ScoreAnswer
{
    private static readonly char[] Marks = [' ', '/', ',', '，', '、'];

    public static void Set(JsonObject set, Section section, Frame preview, string asked)
    {
        if (preview.Intent != "score") return;
        foreach (var (name, value, _) in ScoreDims.Read(section))
        {
            if (value is >= 1 and <= 5) set["dims." + name] = value;
        }

        if (set.Count > 0) return;
        var text = section.Cut();
        SetSeries(set, text, preview.Ask);
        if (set.Count == 0 && text.TrimEnd('分') is [>= '1' and <= '5' and var digit]) set["dims." + asked] = digit - '0';
    }

    /// <summary>3 3 4: in the order in which they were asked.</summary>
    private static void SetSeries(JsonObject set, string text, IReadOnlyList<string> asked)
    {
        var series = text.Split(Marks, StringSplitOptions.RemoveEmptyEntries);
        if (series.Length < 2 || series.Length != asked.Count || !Array.TrueForAll(series, static one => one is [>= '1' and <= '5']))
            return;
        for (var at = 0; at < series.Length; at++) set["dims." + asked[at]] = series[at][0] - '0';
    }
}
