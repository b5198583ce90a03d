using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Topics;

/// <summary>
/// Cuts a message that says several things into one section per thing: where another customer is spoken of, and where an
/// explicit command begins (提醒我..., 打个标签...). A later section remembers the customer of the one before.
/// </summary>
internal static class TopicSplitter
{
    /// <summary>What a part needs of its own: a bare fact or name is only the beginning of the command behind it.</summary>
    public const int Own = 7;

    /// <summary>Intents whose messages hold several names without being several things.</summary>
    private static readonly HashSet<string> Whole =
    [
        "lead_new", "merge", "referral", "assign", "find", "report", "help", "undo", "prefs", "noop", "import", "campaign", "config", "kb",
        "digest", "watch", "why", "audit", "goal", "aside",
    ];

    public static List<Section> Split(Section section)
    {
        if (section.Clauses.Count < 2 || IsForeign(section) || IsOneNote(section) || IsOneStory(section) || IsWhole(section))
            return [section];
        if (MendedFirst.Is(section) && TicketWords.IsAgent(section) && !Mood.IsQuestion(section)) return [section];   // 恢复了，是接头松了，重新插紧
        if (ToldByName.Heads(section) || IsOnCondition(section)) return [section];
        if (PromiseBeside.Split(section) is { } both) return both;
        if (section.Has("won.undone")) return [section];   // 那个赢单记错了，撤回
        // 看完要出方案，提醒我…
        if (section.Has("then.must") && section.Clauses.Count == 2 && section.Within(section.Clauses[1]).Has("remind.ask"))
            return [section];
        if (NewDealBehind.Split(section) is { } dealt) return dealt;
        if (DayPlan.Split(section) is { } plan) return plan;
        if (ListedVisits.Split(section) is { } visits) return visits;
        var parts = PartsOf(section);
        var split = new List<Section>(parts.Count + 1);
        foreach (var part in parts) DealBeside.Add(split, part);
        return split;
    }

    /// <summary>if Sara hasn't replied by wednesday, remind me to call her: when to be reminded stands in the condition.</summary>
    private static bool IsOnCondition(Section section) =>
        section.Clauses.Count == 2 && section.Has("hypothesis") && section.Has("remind.ask")
            && section.Within(section.Clauses[0]) is var condition && condition.Has("hypothesis")
        && !condition.Has("remind.ask") && TimeWords.FirstAhead(condition) is not null && section.Within(section.Clauses[1]) is var order
        && order.Has("remind.ask") && order.Times.Count == 0;

    /// <summary>得换新的，要我们出个选型表: what looked like another thing and is none when seen whole goes on with what was told.</summary>
    private static List<Section> PartsOf(Section section)
    {
        var starts = TopicStarts.In(section);
        var parts = TopicParts.Of(section, starts);
        if (parts.Count != starts.Count + 1) return parts;
        var kept = starts.Count;
        for (var at = starts.Count; at > 0; at--)
        {
            if (parts[at] is { Weights.Count: 0, Customers.Count: 0 } && parts[at - 1].Weights is [("log", _), ..]) starts.RemoveAt(at - 1);
        }

        return starts.Count == kept ? parts : TopicParts.Of(section, starts);
    }

    /// <summary>Words of somebody else are one thing, whatever they say.</summary>
    private static bool IsForeign(Section section) => section.Has("injected") || PastedChat.Find(section) is not null;

    private static bool IsOneNote(Section section) =>
        section.Has("log.into") && !(section.Has("deal.amount") && section.Amounts.Exists(static spot => !spot.Bare));

    /// <summary>宏昌那单 原因查到了 电源板烧了: what was found out about a ticket is no new trouble.</summary>
    private static bool IsOneStory(Section section) => section.Customers.Count < 2 && section.Tickets.Count < 2
        && !section.Has("ticket.open") && !section.Has("also") && !section.Has("resolve.word") && !section.Has("resolve.mended")
        && !section.Has("remind.ask")
        && TicketWords.IsMeant(section) && (AnsweredCustomer.IsTold(section) || AnsweredCustomer.IsWorkTold(section));

    private static bool IsWhole(Section section) =>
        section.Weights is [(var intent, _), ..] && Whole.Contains(intent) && !IsBehindScore(section, intent);

    /// <summary>打了8分，…顺便建个线索, …还介绍了一家: a score told first is a thing of its own.</summary>
    private static bool IsBehindScore(Section section, string intent) => section.Rating is { } score
        && ((intent == "lead_new" && section.Has("also")) || (intent == "referral" && IsBroughtBehind(section, score.Span.End)));

    private static bool IsBroughtBehind(Section section, int score) =>
        section.Clauses.Exists(clause => clause.Start > score && section.Within(clause).Has("referral.word"));
}
