using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Opens a ticket for a customer: what is wrong, how urgent, what the customer wants done.</summary>
internal sealed class ReadTicketNew : IntentReader
{
    /// <summary>What the customer wants, the more special first.</summary>
    private static readonly string[] Wants = ["exchange", "refund", "return", "resend", "onsite", "compensation", "repair"];

    public override string Intent => "tk_new";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var who = Persons.Contact(section);
        section = CustomerSlot.WithNamed(CustomerSlot.WithGuess(section, who), who, "ticket.for");
        CustomerSlot.Fill(draft, section, who, required: true);
        var demands = TicketStory.DemandsSuperior(section);
        var repeat = RepeatCount.Of(section);
        var type = NewTicketType.Of(section, demands, repeat);
        draft.Set("type", type).Set("sev", SeverityOf(section, type)).Set("item", NumberedThing.Of(section));
        if (type != "inquiry") draft.Set("want", Want(section));
        var visit = Visit(section, draft.Text("want") ?? type);
        if (visit?.AsPointAhead(false) is { } at) draft.Set("visit", SlotForm.Of(at));
        if (repeat is { } count) draft.Set("repeat", count);
        if (demands) draft.SetTrue("escalate");
        draft.Set("desc", TicketStory.Of(section, visit, who));
        if (!draft.Has("desc")) draft.Ask("desc");
        if (SameTrouble.Of(section, draft.Text("cust"), type) is { } open) draft.Set(Frame.Like, JsonValue.Create(open));
        yield return draft.Build();
    }

    private static string SeverityOf(Section section, string? type)
    {
        if (section.Has("patch.calm")) return "inquiry";
        if (section.Has("sev.urgent")) return "urgent";
        return type == "inquiry" || section.Has("sev.low") ? "inquiry" : "normal";
    }

    private static string? Want(Section section)
    {
        foreach (var want in Wants)
        {
            if (section.Has("want." + want, static (section, hit) => !IsUnwished(section, hit)) && !IsOfWhoCame(section, want)) return want;
        }

        return null;
    }

    /// <summary>钱不用退, no need to refund.</summary>
    private static bool IsUnwished(Section section, CueHit want) => section.HasRightBefore("forbid.word", want.Start);

    /// <summary>上门的师傅态度差: somebody came already.</summary>
    private static bool IsOfWhoCame(Section section, string want) => want is "onsite" && section.Has("onsite.who")
        && section.All("want.onsite").All(hit => section.All("onsite.who").Any(who => who.Span.Contains(hit.Span)));

    /// <summary>A moment ahead at which somebody is to come.</summary>
    private static TimeMention? Visit(Section section, string? want)
    {
        if (want is not ("onsite" or "install") && !section.Has("visit.word")) return null;
        foreach (var time in section.Times)
        {
            if (!time.IsDuration && !time.IsDeadline && !IsBeginning(section, time) && TimeWords.IsAhead(time, section.Now)
                && time.AsPointAhead(false) is not null) return time;
        }

        return null;
    }

    /// <summary>从上周开始, since Monday: when it began.</summary>
    private static bool IsBeginning(Section section, TimeMention time) => section.Lower[time.Span.Start] is '从' or '自'
        || section.Lower.AsSpan(0, time.Span.Start).TrimEnd().EndsWith(" since")
        || section.Words[(time.Span.Start - section.Span.Start)..].StartsWith("since");
}
