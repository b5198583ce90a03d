using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>What was asked, in a form that travels in the buttons of the card; whoever clicks is checked anew.</summary>
internal sealed record AgendaRequest(
    string Whose, string? From, string? To, string? State, string? Grade, string? Kind, string? Due, bool CountOnly)
{
    public static AgendaRequest Of(Frame frame) => new(
        frame.Text("of") ?? "me", frame.Text("from"), frame.Text("to"), frame.Text("state"), frame.Text("grade"), frame.Text("kind"),
        frame.Text("due"),
        frame.Is("as", "count"));

    public static AgendaRequest Of(CardAction action) => new(
        Said(action, "of") ?? "me", Said(action, "from"), Said(action, "to"), Said(action, "state"), Said(action, "grade"),
        Said(action, "kind"),
        Said(action, "due"), false);

    public static int Page(CardAction action) =>
        int.TryParse(action.Text("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 0, 1000) : 0;

    /// <summary>The same, of what is left from before.</summary>
    public AgendaRequest OnlyOverdue() => this with { From = null, To = null, Due = null, State = "overdue" };

    public JsonObject ToJson() => new()
    {
        ["of"] = Whose, ["from"] = From ?? "", ["to"] = To ?? "", ["state"] = State ?? "", ["grade"] = Grade ?? "", ["kind"] = Kind ?? "",
        ["due"] = Due ?? "",
    };

    public AgendaQuestion Question(Turn turn, IReadOnlyCollection<Guid> owners)
    {
        var zone = turn.Actor.Zone;
        long? from = SaidTime.Read(From) is { } first ? LocalDay.Of(first.Day, zone).From : null;
        long? to = SaidTime.Read(To) is { } last ? LocalDay.Of(last.Day, zone).To : null;
        if (SaidTime.Read(Due) is { } due) to = Instants.FromLocal(due.Local, zone) + 1;
        return new AgendaQuestion(owners, from, to, State == "overdue", Kind, Grade);
    }

    private static string? Said(CardAction action, string name) => action.Text(name) is { Length: > 0 } text ? text : null;
}
