using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>李娜请假，她的单子先给马超: every ticket that one of us has in hand goes to another; each is shown as a guess first.</summary>
internal static class WorkOfAgent
{
    private const int Most = 8;

    /// <returns>Null when nothing like that is said.</returns>
    public static IReadOnlyList<Frame>? Read(Section section)
    {
        if (!section.HasAny("work.of", "rest.of.mine") || section.Customers.Count + section.Tickets.Count > 0 || Mood.IsQuestion(section)
            || Mood.Forbids(section)) return null;
        if (Receiver(section) is not { } to || Holder(section, to) is not { } from) return null;
        var tickets = section.World.Tickets.OfAgent(from);
        if (tickets.Count is 0 or > Most)
            return [new FrameDraft("find").Set("of", "ticket").Set("owner", from).Set("state", "open").Build()];
        return [.. tickets.Select(ticket =>
            new FrameDraft("tk_upd").Set("id", JsonValue.Create(ticket.Id)).SetList("resolve", ["id"]).Set("to", to.Name).Build())];
    }

    /// <summary>给马超, 转给马超: one of us right behind a word of giving.</summary>
    private static ColleagueEntry? Receiver(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues is not [var colleague]) continue;
            foreach (var hit in section.Cues)
            {
                if (hit.End == person.Whole.Start && (hit.Is("patch.give") || hit.Is("transfer.word"))) return colleague;
            }
        }

        return null;
    }

    /// <summary>Who is named before the work, or the speaker: 下班了，没完的给贺东.</summary>
    private static string? Holder(Section section, ColleagueEntry receiver)
    {
        if (section.Has("rest.of.mine"))
            return TicketWords.IsAgent(section) && receiver.Role == "agent" ? section.Utterance.Speaker : null;
        var work = section.First("work.of")!.Value.Start;
        foreach (var person in section.People)
        {
            if (person.Colleagues is [{ Role: "agent" } colleague] && colleague.Name != receiver.Name && person.Whole.End <= work)
                return colleague.Name;
        }

        return null;
    }
}
