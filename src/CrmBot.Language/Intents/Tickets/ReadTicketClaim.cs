using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Takes tickets: one, the next one, somebody else's, all of a kind; or gives one back.</summary>
internal sealed class ReadTicketClaim : IntentReader
{
    public override string Intent => "tk_claim";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (IsGivenBack(section)) draft.Set("act", "release");
        else if (IsNext(section)) return [Scoped(draft.Set("act", "next"), section).Build()];
        else if (IsTakenOver(section)) TakeOver(draft, section);
        if (!draft.Has("act") && TicketScope.Read(section) is { } scope) draft.Set("scope", scope).SetTrue("confirm");
        else TicketSlot.Fill(draft, section, required: true);
        return draft.Has("act") || Beside(section) is not { } other ? [draft.Build()] : [draft.Build(), other];
    }

    /// <summary>the Tundra one's mine, and i'll grab 5104 as well: one by its number, and another by whose it is.</summary>
    private static Frame? Beside(Section section)
    {
        if (section.Tickets is not [var numbered] || section.Customers is not [{ Known: { } known } named]) return null;
        var behind = section.Lower.AsSpan(named.Span.End, section.Span.End - named.Span.End).TrimStart(" '的");
        if (!Nearby.Words("closed.thing").Begins(behind) || section.World.Tickets.Of(known.Name).Contains(numbered.Id)) return null;
        var draft = new FrameDraft("tk_claim");
        TicketSlot.Fill(draft, section with { Tickets = [] }, required: true);
        return draft.Build();
    }

    /// <summary>5101我接不了, 退回去.</summary>
    private static bool IsGivenBack(Section section) => section.HasAny("claim.release", "decline.word")
        || TicketWords.IsOnIt(section, "claim.drop") || TicketWords.IsPutBack(section);

    /// <summary>下一单给我, 下一个紧急的.</summary>
    private static bool IsNext(Section section) => section.Tickets.Count == 0
        && (section.HasAny("claim.next", "urgent.most", "more.one") || (section.Has("pool.next") && section.HasFamily("sev") && TicketScope.Read(section) is null));

    /// <summary>小邱的5101我来接.</summary>
    private static bool IsTakenOver(Section section) => section.HasAny("claim.over.me", "claim.cover")
        || (section.Has("claim.me")
            && section.People.Exists(person => person.Colleagues is [var other, ..] && other.Name != section.Utterance.Speaker));

    private static FrameDraft Scoped(FrameDraft draft, Section section)
    {
        if (section.FirstOf("sev") is not { } level) return draft;
        var scope = TicketScope.Read(section)
            ?? (level.Leaf == "urgent" ? new JsonObject { ["sev"] = "urgent", ["state"] = "open" } : null);
        return scope is null ? draft : draft.Set("scope", scope).SetTrue("confirm");
    }

    private static void TakeOver(FrameDraft draft, Section section)
    {
        draft.Set("act", "take_over");
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || person.Colleagues[0].Name == section.Utterance.Speaker) continue;
            Persons.SetColleague(draft, "from", person, section.Utterance.Speaker);
            return;
        }
    }
}
