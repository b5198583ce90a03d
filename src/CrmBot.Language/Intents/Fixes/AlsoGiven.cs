using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>1027也给他 behind 1025派给马超; 恒达也给她 behind 佳美给王磊: another one goes to whom the one before was given.</summary>
internal static class AlsoGiven
{
    private const int Longest = 24;

    public static Frame? Read(Section section)
    {
        if (section.Utterance.Preview is not { Intent: "tk_upd" or "assign" } before || before.Text("to") is not { } to
            || to is "me" or "team" or "pool" or "oncall") return null;
        if (section.Span.Length > Longest || section.People.Count > 0 || section.Customers.Count + section.Tickets.Count != 1
            || Mood.IsQuestion(section)) return null;
        if (!Nearby.Words("given.also").Is(Behind(section))) return null;
        if (section.Tickets is [var ticket]) return new FrameDraft("tk_upd").Set("id", JsonValue.Create(ticket.Id)).Set("to", to).Build();
        var draft = new FrameDraft(
            section.World.Tickets.Of(section.Customers[0].Known?.Name ?? "").Count == 1 && before.Intent == "tk_upd" ? "tk_upd" : "assign");
        if (draft.Intent == "tk_upd") TicketSlot.Fill(draft, section, required: true);
        else CustomerSlot.Named(draft, section.Customers[0]);
        return draft.Set("to", to).Build();
    }

    /// <summary>What is said beside the name or number.</summary>
    private static ReadOnlySpan<char> Behind(Section section)
    {
        var named = section.Tickets is [var ticket] ? ticket.Span : section.Customers[0].Span;
        return named.Start > section.Span.Start + 1
            ? ""
            : section.Lower.AsSpan(named.End, section.Span.End - named.End).Trim(" ,，。.!！吧哈啊".AsSpan());
    }
}
