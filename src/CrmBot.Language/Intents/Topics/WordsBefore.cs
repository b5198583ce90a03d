using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Topics;

/// <summary>Whether what came before a command says something by itself, or is only why it is given.</summary>
internal static class WordsBefore
{
    /// <param name="turned">Whether they turned to another customer: then little is enough.</param>
    public static bool StandAlone(Section section, Section before, string command, bool turned)
    {
        if (LeadTo(section, before, command)) return false;
        if (command == "tk_new" && IsScored(before)) return true;   // 打了6分 让给个说法 开个投诉单
        return before.Weights is [var (intent, weight), ..] && weight >= (turned ? Evidence.Enough : TopicSplitter.Own)
            && intent != "show" && intent != command && !(intent == "rem_upd" && command == "lost");
    }

    private static bool LeadTo(Section section, Section before, string command) => command switch
    {
        "tk_new" => IsLateDelivery(section, before) || (!IsScored(before) && (IsOnlyContact(before) || LeadToTicket(before))),
        "survey" or "won" => IsOnlyContact(before),
        "lost" => LeadToLoss(section, before),
        "remind" => LeadToReminder(section, before),
        _ => false,
    };

    /// <summary>托盘说好周一送，到今天还没影.</summary>
    private static bool IsLateDelivery(Section section, Section before) => section.Has("late.goods") && before.Has("status.meeting_set");

    private static bool IsScored(Section before) => before.Rating is { IsWord: false };

    private static bool LeadToTicket(Section before) =>
        (before.Has("need") && before.HasFamily("want"))   // want an engineer onsite tues, the sensor keeps dropping out
        || (before.Has("trouble.install") && !IsOfTalk(before));   // 新装的表要调试 下周三派人过去

    private static bool LeadToLoss(Section section, Section before)
    {
        // 放回公海吧 没戏: why, and no deal lost
        if (before.Has("pool.release") && before.Has("pool.sea") && section.Has("pool.hopeless")) return true;
        if (section.Has("lost.reopen") && IsReturn(before)) return true;
        if (before.HasFamily("reason") || before.Has("outcome.no_answer")) return true;
        // 嫌交期太长 单子没了: the objection is the reason, no contact of its own
        if (before.Has("objection") && before.Customers.Count > 0 && !IsOfTalk(before)) return true;
        if (before.Clauses.Count != 1) return false;
        return before.Has("not.now")   // polaris says not now, check back in Q1
            || (before.Has("lost.revisit") && !IsOfTalk(before) && section.Has("lost.hold"));   // want to revisit in march, park it
    }

    /// <summary>Polaris came back to us, reopen the deal: why, and no contact of its own.</summary>
    private static bool IsReturn(Section before) => before.Customers is [{ } only, ..]
        && Returned.Is(before.Lower.AsSpan(only.Span.End, Math.Max(0, before.Span.End - only.Span.End)).TrimEnd(" ,，."));

    private static readonly Nearby Returned = Nearby.Words("returned");

    private static bool IsOfTalk(Section before) => before.HasFamily("ch") || before.Has("talk");

    private static bool LeadToReminder(Section section, Section before) => IsStated(before)
        || ((before.Has("lost.hold") || before.Has("rem.notnow")) && section.Utterance.ReplyTo?.Kind == "reminder");   // 这个先放放，三天后再提醒我

    /// <summary>合同月底前要续，28号提醒我催一下: what looks like a question for a list is none.</summary>
    private static bool IsStated(Section before) => before.Weights is [{ Intent: "find" or "report" or "agenda" or "watch" }, ..]
        && !Mood.IsQuestion(before) && !before.Has("find.list") && !before.Has("show.verb");

    /// <summary>customer meridian called, email from oakline: who got in touch, and nothing of what was said.</summary>
    private static bool IsOnlyContact(Section before)
    {
        if (before.Clauses.Count > 1 || before.HasFamily("outcome") || before.Times.Exists(static time => !IsOfContact(time))) return false;
        var known = Phrasing.AroundNames(before);
        foreach (var time in before.Times) known.Add(time.Span);
        TicketWords.AddSpans(before, known, "ch", "told", "client", "pronoun", "lead.named", "contact.fill");
        return known.Count > 1 && !before.Cut(known).Any(char.IsLetterOrDigit);
    }

    /// <summary>雷总一大早来电, just now: when somebody got in touch.</summary>
    private static bool IsOfContact(Times.TimeMention time) => time.IsJustNow || (time.HasPartOfDay && !time.HasClock && !time.HasDay);
}
