using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>The shared pool: takes a customer out of it, gives one back, shows it, or asks why one fell into it.</summary>
internal sealed class ReadPool : IntentReader
{
    // The words beside which an unknown name is a customer's.
    private static readonly string[] Releases = ["pool.release"];
    private static readonly string[] Claims = ["pool.claim"];
    private static readonly string[] Falls = ["pool.fell", "pool.why"];

    public override string Intent => "pool";

    public override IEnumerable<Frame> Read(Section section)
    {
        var act = Act(section);
        var draft = new FrameDraft(Intent).Set("act", act);
        if (act is "list" or "next") SetWhich(draft, section, act);
        else if (!SetCustomer(draft, section, act)) yield break;
        yield return draft.Build();
    }

    private static bool SetCustomer(FrameDraft draft, Section section, string act)
    {
        var named = CustomerSlot.WithCommanded(section, Commands(act));
        if (act == "claim" && named.Customers.Count == 0 && StrayNumber.Is(named)) return false;
        CustomerSlot.Fill(draft, named, null, required: true);
        if (act == "release") draft.Set("reason", Reason(named));
        return true;
    }

    private static string[] Commands(string act) => act switch
    {
        "release" => Releases,
        "claim" => Claims,
        _ => Falls,
    };

    /// <summary>公海里A级的, 来两条上海的: which ones are shown or taken, and how many.</summary>
    private static void SetWhich(FrameDraft draft, Section section, string act)
    {
        draft.Set("region", ListScope.Region(section));
        if (act == "list") draft.Set(Frame.OfGrade, ListScope.Grade(section));
        var count = Count(section);
        if (act == "next") draft.SetNumber("n", count ?? 1);
        else if (count is { } some) draft.SetNumber("n", some);
    }

    private static int? Count(Section section) =>
        Counting.Of(section, "pool.unit") ?? Counting.Behind(section, "pool.next") ?? Counting.Behind(section, "find.most")
        ?? Counting.Behind(section, "pool.only") ?? Counting.Behind(section, "agenda.list");

    private static string Act(Section section)
    {
        if (AsksWhy(section)) return "explain";
        if (section.Has("decline.word") && GivenAnswer.Is(section)) return "release";
        if (section.Has("accept.word") && GivenAnswer.Is(section)) return "claim";
        if (section.Customers.Count > 0 && ActOnNamed(section) is { } act) return act;
        if (section.Has("pool.release")) return "release";
        if (WantsNext(section)) return "next";
        return IsGivenToMe(section) || IsClaimed(section) ? "claim" : "list";
    }

    /// <summary>为啥三只熊进了公海: why it fell into the pool.</summary>
    private static bool AsksWhy(Section section) =>
        section.Has("pool.why") && (section.Has("pool.fell") || (section.Has("pool.sea") && !section.Has("pool.release")));

    /// <summary>What is done with the customer that is named.</summary>
    private static string? ActOnNamed(Section section)
    {
        if (section.Has("pool.into") && section.Has("claim.put")) return "release";   // take it away from him and put it in the pool
        if (section.Has("pool.out") && !Mood.IsQuestion(section)) return "claim";
        if (section.Has("pool.release") || TicketWords.IsPutBack(section)) return "release";
        return section.Has("claim.also") ? "claim" : null;
    }

    /// <summary>来两条线索, give me 2 leads: whichever come next, where nobody is named.</summary>
    private static bool WantsNext(Section section)
    {
        if (section.Customers.Count > 0 || section.Has("pronoun")) return false;
        var isCounted = Counting.Of(section, "pool.unit") is not null;
        return !IsOfReplied(section, isCounted) && AsksForSome(section, isCounted) && !IsLook(section);
    }

    /// <summary>A reply to the card of a customer speaks of that one, unless some are counted.</summary>
    private static bool IsOfReplied(Section section, bool isCounted) =>
        section.Utterance.ReplyTo?.Customer is not null && !isCounted && !section.Has("find.lead");

    private static bool AsksForSome(Section section, bool isCounted) =>
        section.Has("pool.take") || section.Has("pool.one") || section.Has("pool.any") || (isCounted && section.Has("pool.next"));

    /// <summary>把公海里那个长江印刷给我.</summary>
    private static bool IsGivenToMe(Section section) =>
        section.Customers.Count > 0 && section.Has("pool.sea") && section.Has("claim.me") && !Mood.IsQuestion(section);

    /// <summary>领银杏, 这个我要了: a word that claims, and what is claimed.</summary>
    private static bool IsClaimed(Section section) =>
        (section.Has("pool.claim") || section.Has("pool.pointed") || section.Has("pool.claim.me"))
            && (PointsAtOne(section) || !section.Has("pool.sea"));

    private static bool PointsAtOne(Section section) =>
        section.Customers.Count > 0 || section.Has("pool.claim.me") || section.Has("pronoun") || section.Utterance.ReplyTo is not null;

    /// <summary>看看公海, 公海还有啥: it is only shown.</summary>
    private static bool IsLook(Section section) =>
        (section.Has("show.verb") && section.Has("pool.sea") && !section.Has("pool.take")) || Mood.IsQuestion(section);

    /// <summary>退公海吧老是不回消息: the order ends with 吧, and why goes on without a comma.</summary>
    private static Section BehindOrder(Section clause)
    {
        foreach (var order in clause.All("pool.release"))
        {
            if (order.End + 1 < clause.Span.End && clause.Lower[order.End] == '吧')
                return clause.Within(TextSpan.Between(order.End + 1, clause.Span.End));
        }

        return clause;
    }

    /// <summary>Clauses that neither name the pool nor the customer tell why.</summary>
    private static string Reason(Section section)
    {
        var told = new List<string>();
        foreach (var span in section.Clauses)
        {
            var clause = BehindOrder(section.Within(span));
            if (IsOrder(section, clause)) continue;
            var text = Phrasing.Trim(clause.Cut(clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span))));
            if (text.Length > 1 && text.Any(char.IsLetter)) told.Add(text);
        }

        return string.Join(' ', told);
    }

    /// <summary>退公海, 他那边拿走, 不要了: what is to be done, and not why.</summary>
    private static bool IsOrder(Section section, Section clause)
    {
        if (clause.Has("pool.sea") || clause.Has("assign.away") || clause.Has("decline.word")) return true;
        if (clause.Customers.Count > 0 && TicketWords.IsPutBack(clause)) return true;
        return clause.Has("pool.release") && !(section.Has("pool.sea") && clause.Customers.Count == 0 && !clause.Has("pronoun"));
    }
}
