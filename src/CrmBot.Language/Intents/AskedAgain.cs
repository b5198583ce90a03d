using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>
/// 那上周呢, 按行业呢, what about lily: the question before, asked about something else. Both are put together to a whole question, which is then read
/// like any other.
/// </summary>
internal static class AskedAgain
{
    private const int Longest = 40;
    private static readonly HashSet<string> Questions = ["report", "find", "agenda", "show", "watch", "goal", "survey", "digest", "pool", "tk_upd", "role"];

    /// <returns>The whole question, recognised; null when the message says more, or no question came before that could be asked so.</returns>
    public static Section? Whole(Section section, Rereading rereading)
    {
        if (section.Utterance is not { LastSaid: { } said, ReplyTo: null } || (section.Utterance.Preview is not null && section.Has("fix.word"))) return null;   // 改成周四: of the card
        var counts = Nearby.Words("again.count").Is(section.Words.TrimEnd("?。 "));
        var follows = counts ? null : Follows(section);
        var parts = counts || follows is not null ? [] : Parts(section);
        if (parts.Count == 0 && !counts && follows is null) return null;
        var before = rereading.ReadAfresh(said);
        if (!IsQuestion(before, out var asked)) return null;
        var whole = rereading.ReadAfresh(counts ? JoinParts.Counted(before) : follows is not null ? JoinParts.Followed(before, follows) : JoinParts.Join(before, parts));
        return whole.Clauses.Count > 0 && IsQuestion(whole, out var again) && again.Intent == asked.Intent && again.ToString() != asked.ToString() ? whole : null;
    }

    /// <summary>Whether the message, behind another, says nothing but what a question may be about.</summary>
    public static bool IsOnlyPart(Section section) => section.Utterance is { LastSaid: not null, ReplyTo: null, Preview: null } && Parts(section).Count > 0;

    /// <summary>in pounds?, which one's the biggest, whose are they: of the answer before; what is said of it then.</summary>
    private static string? Follows(Section section)
    {
        var words = section.Words.TrimEnd("?。. ");
        if (words.Length > Longest) return null;
        if (Nearby.Words("again.mine").Is(words)) return "of mine";
        if (Nearby.Words("again.largest").Is(words)) return "biggest";
        return Nearby.Words("again.whose").Is(words) ? "by rep" : Nearby.Words("again.money").Is(words) ? words.ToString() : null;
    }

    private static bool IsQuestion(Section section, out Frame frame)
    {
        frame = Interpreter.Read(section) is [var only] ? only : Interpreter.None("unknown");
        return !frame.IsWrite && Questions.Contains(frame.Intent);
    }

    /// <summary>What is to be asked about instead; empty when something else is said too, or nothing shows that it goes on about the question.</summary>
    private static List<SaidPart> Parts(Section section)
    {
        if (section.Span.Length > Longest) return [];
        var parts = SaidPart.In(section);
        if (parts.Count == 0) return parts;
        var rest = section.Cut(parts.Select(static part => part.Span));
        var goesOn = section.Lower.AsSpan().TrimEnd() is [.., '?' or '的'] || parts.Exists(static part => part.Kind == PartKind.Comparison) || Nearby.Words("again.mark").IsIn(rest);
        return Nearby.Words("again").AreAll(rest) && (goesOn || Interpreter.Read(section) is [{ Intent: "none" }]) ? parts : [];
    }
}
