using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>The shared pool: takes a customer out of it, gives one back, shows it, or asks why one fell into it.</summary>
internal sealed class ReadPool : IntentReader
{
    public override string Intent => "pool";

    public override IEnumerable<Frame> Read(Section section)
    {
        var act = Act(section);
        var draft = new FrameDraft(Intent).Set("act", act);
        if (act is "claim" or "release" or "explain")
        {
            var named = CustomerSlot.WithCommanded(section, act == "release" ? ["pool.release"] : act == "claim" ? ["pool.claim"] : ["pool.fell", "pool.why"]);
            if (act == "claim" && named.Customers.Count == 0 && StrayNumber.Is(named)) yield break;
            CustomerSlot.Fill(draft, named, null, required: true);
            if (act == "release") draft.Set("reason", Reason(named));
        }
        else
        {
            draft.Set("region", ListScope.Region(section));
            if (act == "list") draft.Set(Frame.OfGrade, ListScope.Grade(section));   // 公海里A级的
            var count = Counting.Of(section, "pool.unit") ?? Counting.Behind(section, "pool.next") ?? Counting.Behind(section, "find.most") ?? Counting.Behind(section, "pool.only") ?? Counting.Behind(section, "agenda.list");
            if (act == "next") draft.SetNumber("n", count ?? 1);
            else if (count is { } some) draft.SetNumber("n", some);
        }

        yield return draft.Build();
    }

    private static string Act(Section section)
    {
        var named = section.Customers.Count > 0 || section.Has("pool.claim.me") || section.Has("pronoun") || section.Utterance.ReplyTo is not null;
        if (section.Has("pool.why") && (section.Has("pool.fell") || (section.Has("pool.sea") && !section.Has("pool.release")))) return "explain";
        if (section.Has("decline.word") && GivenAnswer.Is(section)) return "release";
        if (section.Has("accept.word") && GivenAnswer.Is(section)) return "claim";
        if (section.Customers.Count > 0 && section.Has("pool.into") && section.Has("claim.put")) return "release";   // take it away from him and put it in the pool
        if (section.Customers.Count > 0 && section.Has("pool.out") && !Mood.IsQuestion(section)) return "claim";
        if (section.Has("pool.release") || (section.Customers.Count > 0 && TicketWords.IsPutBack(section))) return "release";
        if (section.Customers.Count > 0 && section.Has("claim.also")) return "claim";
        var counted = Counting.Of(section, "pool.unit") is not null;
        if (section.Customers.Count == 0 && !section.Has("pronoun")
            && !(section.Utterance.ReplyTo?.Customer is not null && !counted && !section.Has("find.lead"))
            && (section.Has("pool.take") || section.Has("pool.one") || section.Has("pool.any") || (counted && section.Has("pool.next")))
            && !IsLook(section))
        {
            return "next";
        }
        if (section.Customers.Count > 0 && section.Has("pool.sea") && section.Has("claim.me") && !Mood.IsQuestion(section)) return "claim";   // 把公海里那个长江印刷给我
        return (section.Has("pool.claim") || section.Has("pool.pointed") || section.Has("pool.claim.me")) && (named || !section.Has("pool.sea")) ? "claim" : "list";
    }

    private static bool IsLook(Section section) => section.Has("show.verb") && section.Has("pool.sea") && !section.Has("pool.take") || Mood.IsQuestion(section);

    /// <summary>退公海吧老是不回消息: the order ends with 吧, and why goes on without a comma.</summary>
    private static Section BehindOrder(Section clause)
    {
        foreach (var order in clause.All("pool.release"))
        {
            if (order.End + 1 < clause.Span.End && clause.Lower[order.End] == '吧') return clause.Within(TextSpan.Between(order.End + 1, clause.Span.End));
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
            if (clause.Has("pool.sea") || clause.Has("assign.away") || clause.Has("decline.word") || (clause.Customers.Count > 0 && TicketWords.IsPutBack(clause))
                || (clause.Has("pool.release") && !(section.Has("pool.sea") && clause.Customers.Count == 0 && !clause.Has("pronoun"))))
            {
                continue;
            }
            var text = Phrasing.Trim(clause.Cut(clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span))));
            if (text.Length > 1 && text.Any(char.IsLetter)) told.Add(text);
        }

        return string.Join(' ', told);
    }
}
