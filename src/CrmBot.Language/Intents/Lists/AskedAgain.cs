using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// 那上周呢, 按行业呢, what about lily: the question before, asked about something else.
/// Both are put together to a whole question, which is then read like any other.
/// </summary>
internal static class AskedAgain
{
    private static readonly HashSet<string> Questions =
        ["report", "find", "agenda", "show", "watch", "goal", "survey", "digest", "pool", "tk_upd", "role"];

    /// <returns>The whole question, recognised; null when the message says
    /// more, or no question came before that could be asked so.</returns>
    public static Section? Whole(Section section, Rereading rereading)
    {
        if (section.Utterance is not { LastSaid: { } said, ReplyTo: null } || IsOfCard(section)) return null;
        var further = AskedFurther.In(section);
        if (further.IsNothing && !CarriedScope.MayCarry(section)) return null;
        if (further is { Wish: Wish.None, Follows: null } && IsOwnQuestion(section)) return null;
        var before = rereading.ReadAfresh(said);
        if (!IsQuestion(before, out var asked) || IsOfOther(section, asked) || OwnOrder.Is(section, asked)) return null;
        if (further.Wish != Wish.None) return Question(rereading, GoneOn.Ask(before, asked, further.Parts, further.Wish));
        if (further.IsNothing) return Question(rereading, CarriedScope.Ask(section, before));
        var whole = rereading.ReadAfresh(further.AskedOf(before));
        return whole.Clauses.Count > 0 && IsQuestion(whole, out var again) && IsAnother(again, asked) ? whole : null;
    }

    /// <summary>Whether the message, behind another, says nothing but what a question may be about.</summary>
    public static bool IsOnlyPart(Section section) => section.Utterance is { LastSaid: not null, ReplyTo: null, Preview: null }
        && AskedFurther.PartsOf(section) is { Parts.Count: > 0 } or { Wish: not Wish.None };

    /// <summary>改成周四: of the card.</summary>
    private static bool IsOfCard(Section section) => section.Utterance.Preview is not null && section.Has("fix.word");

    private static Section? Question(Rereading rereading, string? text) =>
        text is not null && rereading.ReadAfresh(text) is { Clauses.Count: > 0 } question && IsQuestion(question, out _) ? question : null;

    /// <summary>A question of the same kind that is not the same.</summary>
    private static bool IsAnother(Frame again, Frame asked) =>
        (again.Intent == asked.Intent || (Lists(again) && Lists(asked))) && again.ToString() != asked.ToString();

    /// <summary>在手商机多少钱, 林涛的在手商机: a number of records and the list of them.</summary>
    private static bool Lists(Frame frame) => frame.Intent is "find" or "report";

    /// <summary>那吴经理电话多少: whom and what is asked is said, and who that is is known.</summary>
    private static bool IsOwnQuestion(Section section) => section.People.Count > 0 && section.HasFamily("field")
        && Interpreter.Read(section) is [{ Intent: "show" } own] && own.Has("field") && own.Ask.Count == 0;

    /// <summary>
    /// 客户按级别分 behind 上个月丢的单, 没关的工单 behind 没人接的工单: what names its own records, in their state, or its own figure is a question of its own.
    /// </summary>
    private static bool IsOfOther(Section section, Frame asked)
    {
        if (!NamesRecords(section) || CarriedScope.MayCarry(section) || Nearby.Words("again.mark").IsIn(section.Lower)) return false;
        if (Interpreter.Read(section) is not [{ Intent: "find" or "report" } own]) return false;
        var of = own.Intent == "find" ? "of" : "m";
        return own.Intent != asked.Intent || own.Text(of) != asked.Text(of) || (own.Has("state") && section.Has("find.noun"));
    }

    private static bool NamesRecords(Section section) => section.Has("find.noun") || section.HasFamily("report");

    private static bool IsQuestion(Section section, out Frame frame)
    {
        frame = Interpreter.Read(section) is [var only] ? only : Interpreter.None("unknown");
        return !frame.IsWrite && Questions.Contains(frame.Intent);
    }
}
