using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Whether what is lost, what is won or what is still open is listed.</summary>
internal static class StateWanted
{
    private const int LongestName = 20;

    public static string? Of(Section section, string of)
    {
        if (of == "deal" && section.Has("soon.signs")) return "open";
        if (IsLost(section)) return "lost";
        if (IsWon(section, of)) return "won";
        return IsOpen(section, of) ? "open" : null;
    }

    /// <summary>丢的, which did sam lose.</summary>
    public static bool IsLost(Section section) =>
        section.Has("find.lost") || TicketWords.IsBefore(section, "find.did", "find.lose", LongestName);

    public static bool IsWon(Section section, string of) => of == "deal" && (IsAskedAsWon(section) || IsToldAsWon(section));

    /// <summary>how many deals did Sam close in January: one of us, between "did" and the verb.</summary>
    public static bool DidWin(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || !section.Lower.AsSpan(0, person.Whole.Start).EndsWith("did ", StringComparison.Ordinal))
                continue;
            if (BeginsWithWinning(section.Lower.AsSpan(person.Whole.End))) return true;
        }

        return false;
    }

    /// <summary>赢的单子导出来.</summary>
    public static bool IsExportOfWon(Section section) => section.Has("list.export") && section.Has("win.word");

    /// <summary>未关的单子, 还剩几单没关.</summary>
    public static bool IsUnclosed(Section section) => section.Has("find.no") && section.Has("find.closed");

    private static bool BeginsWithWinning(ReadOnlySpan<char> rest) => rest.StartsWith(" close", StringComparison.Ordinal)
        || rest.StartsWith(" win", StringComparison.Ordinal) || rest.StartsWith(" sign", StringComparison.Ordinal);

    private static bool IsAskedAsWon(Section section) => DidWin(section) || section.Has("did.close") || IsExportOfWon(section);

    /// <summary>上个月成交的单子 are won; what is to be signed (本月成交, 预计下月签的单子) is not yet.</summary>
    private static bool IsToldAsWon(Section section) =>
        section.First("find.won") is { } won && !IsToBeWon(section, won) && LiesBehind(section);

    /// <summary>没成交的, 未签的, 预计签的.</summary>
    private static bool IsToBeWon(Section section, CueHit won) =>
        section.Has("find.unsigned", (_, hit) => hit.Span.Overlaps(won.Span))
        || section.Lower.Contains("预计", StringComparison.Ordinal)
        || section.HasRightBefore("find.no", won.Start);

    /// <summary>With a word for the day of signing only days that are over tell of what is won.</summary>
    private static bool LiesBehind(Section section) =>
        (!section.Has("find.close") || section.Times.Exists(static time => time.Tendency == TimeTendency.Past))
        && !section.Times.Exists(static time => time.Tendency == TimeTendency.Ahead);

    private static bool IsOpen(Section section, string of) => of switch
    {
        "contract" => false,
        "ticket" => section.HasAny("find.open", "find.unclaimed", "find.unclaimed.firm", "find.opened") || IsUnclosed(section),
        "deal" => section.HasAny("find.open", "deal.stuck", "soon.signs") || IsUnsigned(section),
        _ => section.Has("find.open"),
    };

    /// <summary>还没签的单子; beside another stage the word belongs to that.</summary>
    private static bool IsUnsigned(Section section) =>
        section.Has("find.unsigned") && section.CodesOf(CodeKind.Stage).All(static code => code.Code == "won");
}
