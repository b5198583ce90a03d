using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// 那上周呢, 按行业呢, what about lily: the question before, asked about something else. Both are put together to a whole question, which is then read
/// like any other.
/// </summary>
internal static class AskedAgain
{
    private const int Longest = 40, LongestWish = 14;
    private static readonly HashSet<string> Questions = ["report", "find", "agenda", "show", "watch", "goal", "survey", "digest", "pool", "tk_upd", "role"];

    /// <returns>The whole question, recognised; null when the message says more, or no question came before that could be asked so.</returns>
    public static Section? Whole(Section section, Rereading rereading)
    {
        if (section.Utterance is not { LastSaid: { } said, ReplyTo: null } || (section.Utterance.Preview is not null && section.Has("fix.word"))) return null;   // 改成周四: of the card
        var counts = Nearby.Words("again.count").Is(section.Words.TrimEnd("?。 "));
        var follows = counts ? null : Follows(section);
        var (parts, wish) = counts || follows is not null ? ([], Wish.None) : Parts(section);
        if (parts.Count == 0 && !counts && follows is null && wish == Wish.None && !CarriedScope.MayCarry(section)) return null;
        if (wish == Wish.None && follows is null && IsOwnQuestion(section)) return null;
        var before = rereading.ReadAfresh(said);
        if (!IsQuestion(before, out var asked)) return null;
        if (IsOfOther(section, asked) || OwnOrder.Is(section, asked)) return null;
        if (wish != Wish.None) return GoneOn.Ask(before, asked, parts, wish) is { } further && rereading.ReadAfresh(further) is { Clauses.Count: > 0 } other && IsQuestion(other, out _) ? other : null;
        if (parts.Count == 0 && !counts && follows is null) return CarriedScope.Ask(section, before) is { } scoped && rereading.ReadAfresh(scoped) is { Clauses.Count: > 0 } filled && IsQuestion(filled, out _) ? filled : null;
        var whole = rereading.ReadAfresh(counts ? JoinParts.Counted(before) : follows is not null ? JoinParts.Followed(before, follows) : JoinParts.Join(before, parts));
        return whole.Clauses.Count > 0 && IsQuestion(whole, out var again) && (again.Intent == asked.Intent || (Lists(again) && Lists(asked))) && again.ToString() != asked.ToString() ? whole : null;
    }

    /// <summary>在手商机多少钱, 林涛的在手商机: a number of records and the list of them.</summary>
    private static bool Lists(Frame frame) => frame.Intent is "find" or "report";

    /// <summary>Whether the message, behind another, says nothing but what a question may be about.</summary>
    public static bool IsOnlyPart(Section section) => section.Utterance is { LastSaid: not null, ReplyTo: null, Preview: null } && Parts(section) is { Parts.Count: > 0 } or { Wish: not Wish.None };

    /// <summary>那吴经理电话多少: whom and what is asked is said, and who that is is known.</summary>
    private static bool IsOwnQuestion(Section section) => section.People.Count > 0 && section.HasFamily("field")
        && Interpreter.Read(section) is [{ Intent: "show" } own] && own.Has("field") && own.Ask.Count == 0;

    /// <summary>in pounds?, which one's the biggest, whose are they: of the answer before; what is said of it then.</summary>
    private static string? Follows(Section section)
    {
        var words = section.Words.TrimEnd("?。. ");
        if (words.Length > Longest) return null;
        if (Nearby.Words("again.mine").Is(words)) return "of mine";
        if (Nearby.Words("again.largest").Is(words)) return "biggest";
        if (Nearby.Words("again.team").Is(words)) return "按组";
        if (Nearby.Words("again.source").Is(words)) return "按来源";
        return Nearby.Words("again.whose").Is(words) ? "by rep" : Nearby.Words("again.money").Is(words) ? words.ToString() : null;
    }

    /// <summary>客户按级别分 behind 上个月丢的单, 没关的工单 behind 没人接的工单: what names its own records, in their state, or its own figure is a question of its own.</summary>
    private static bool IsOfOther(Section section, Frame asked)
    {
        if (!(section.Has("find.noun") || section.HasFamily("report")) || CarriedScope.MayCarry(section) || Nearby.Words("again.mark").IsIn(section.Lower)) return false;
        if (Interpreter.Read(section) is not [{ Intent: "find" or "report" } own]) return false;
        var of = own.Intent == "find" ? "of" : "m";
        return own.Intent != asked.Intent || own.Text(of) != asked.Text(of) || (own.Has("state") && section.Has("find.noun"));
    }

    private static bool IsQuestion(Section section, out Frame frame)
    {
        frame = Interpreter.Read(section) is [var only] ? only : Interpreter.None("unknown");
        return !frame.IsWrite && Questions.Contains(frame.Intent);
    }

    /// <summary>What is to be asked about instead, or what else is wanted; neither when something else is said too, or nothing shows that it goes on about the question.</summary>
    private static (List<SaidPart> Parts, Wish Wish) Parts(Section section)
    {
        if (section.Span.Length > Longest) return ([], Wish.None);
        var parts = SaidPart.In(section);
        if (parts.Count == 0 && section.Span.Length > LongestWish) return (parts, Wish.None);
        if (GoneOn.In(section) is { Wish: not Wish.None } wanted)
        {
            List<SaidPart> beside = [.. parts.Where(part => !part.Span.Overlaps(wanted.Words))];
            if (Nearby.Words("again").AreAll(section.Cut(beside.Select(static part => part.Span).Append(wanted.Words)))) return (beside, wanted.Wish);
        }

        if (parts.Count == 0) return (parts, Wish.None);
        var rest = section.Cut(parts.Select(static part => part.Span));
        var goesOn = section.Lower.AsSpan().TrimEnd() is [.., '?' or '的'] || parts.Exists(static part => part.Kind == PartKind.Comparison) || Nearby.Words("again.mark").IsIn(rest);
        return Nearby.Words("again").AreAll(rest) && (goesOn || Interpreter.Read(section) is [{ Intent: "none" }]) ? (parts, Wish.None) : ([], Wish.None);
    }
}
