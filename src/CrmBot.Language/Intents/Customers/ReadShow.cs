using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Looks at one customer or contact: a card, a brief, or one field.</summary>
internal sealed class ReadShow : IntentReader
{
    /// <summary>What is asked for, the more special first.</summary>
    private static readonly string[] Fields =
        ["owner", "timeline", "last_log", "contacts", "tickets", "contract", "deal", "tags", "grade", "email", "wechat", "address", "phone"];

    public override string Intent => "show";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var who = section.People.FirstOrDefault(person => person.Customers.Count > 0 || person.Side == PersonSide.Theirs || person.Colleagues.Count == 0);
        var field = section.Has("show.brief") ? null : FieldOf(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: who is null || field is not null);
        draft.Set("who", who?.Written);
        if (field is null) draft.Set("view", section.Has("show.brief") ? "brief" : "card");
        else SetField(draft, section, field);
        yield return draft.Build();
    }

    private static void SetField(FrameDraft draft, Section section, string field)
    {
        draft.Set("field", field);
        if (field == "timeline" && Counting.Of(section, "count.times") is { } count) draft.Set("n", count);
        if (field == "tickets") draft.Set("type", section.CodesOf(CodeKind.TicketType).Select(code => code.Code).FirstOrDefault() ?? TicketScope.PluralType(section));
    }

    /// <summary>利群是不是A类, is Harbor a key account.</summary>
    private static bool IsAskedOfGrade(Section section) =>
        Mood.IsQuestion(section) && (section.HasFamily("grade") || section.CodesOf(CodeKind.Tier).Any());

    /// <summary>Cues of a deal that are small words elsewhere; so are is, at and to.</summary>
    private static readonly HashSet<string> SmallWords = ["hedge", "apart", "with"];

    /// <summary>海澜会签吗, 要不要推进到报价: a question with the words of a deal is about it.</summary>
    private static bool IsAskedOfDeal(Section section) =>
        (Mood.IsQuestion(section) || section.Has("know.if"))
            && (section.Cues.Exists(hit => hit.IsOf("deal") && (hit.Length > 2 || WordEdge.IsChinese(section.Lower[hit.Start]) && hit.Length > 1) && !SmallWords.Contains(hit.Leaf))
                || section.HasFamily("won") || section.Has("budget") || section.Has("others.word") || section.Has("reason.competitor")
                || section.Has("won.word") || section.Has("lost.word") || section.Has("lost.hold"));

    private static string? FieldOf(Section section)
    {
        if (section.Has("show.whois") && section.Customers.Count == 0 && section.People is [var only]
            && NameRest.IsEmpty(section.Cut([only.Whole, section.First("show.whois")!.Value.Span])))
        {
            return null;
        }
        if (section.Has("show.whose") && section.Customers.Count == 0) return null;
        if (section.Has("tier.asked") || section.Has("tier.named")) return "grade";
        if (section.Has("quote.asked") && Mood.IsQuestion(section)) return "deal";   // 上次报价多少
        if (section.Has("win.word") && Mood.IsQuestion(section) && !section.Has("field.owner") && !section.Has("show.renewal")) return "deal";
        if (Counting.Of(section, "count.times") is not null && section.Has("show.recent") && !section.Has("field.tickets")) return "timeline";
        if (NameFacts.AsksOwner(section)) return "owner";
        if (section.Has("contact.ask")) return "contacts";
        if (section.Has("contract.of")) return "contract";
        if (section.Has("notes.last") || section.Has("last.when")) return "last_log";
        if (section.Has("notes.of") && section.Customers.Count > 0) return "timeline";
        if (section.Has("show.last") || section.Has("show.made")) return "last_log";
        if (section.Has("timeline.of") && section.Has("show.verb")) return "timeline";
        if (section.Has("field.tickets") && section.CodesOf(CodeKind.TicketType).Any() && Mood.IsQuestion(section)) return "tickets";
        if (section.Has("find.open") && section.CodesOf(CodeKind.TicketType).Any() && Mood.IsQuestion(section)) return "tickets";   // 远航有没有还没处理的货损
        return Array.Find(Fields, field => section.Has("field." + field))
            ?? (section.Has("won.renewal") && Mood.IsQuestion(section) ? "contract" : null)
            ?? (IsAskedOfGrade(section) ? "grade" : IsAskedOfDeal(section) ? "deal" : null);
    }
}
