using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>就是它: the new lead is the known customer.</summary>
internal sealed class JoinLead(ReadLead read, SameLead same, ICustomerDirectory directory) : ICardVerb
{
    public string Verb => "lead.join";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (SaidLead.Of(action) is not { } frame || !Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await directory.FindAsync(turn.Work, id, cancellationToken) is not { } known)
            return new Reply.Refuse("customer.which.gone");
        var (facts, refusal) = await read.ReadAsync(turn, frame, cancellationToken);
        return facts is null ? refusal! : await same.JoinAsync(turn, known, frame, facts, cancellationToken);
    }
}

/// <summary>不是,另建一个: the new lead gets a file of its own.</summary>
internal sealed class CreateLeadAnyway(AddLead leads) : ICardVerb
{
    public string Verb => "lead.create";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) => SaidLead.Of(action) is { } frame
        ? leads.HandleAsync(turn, frame.With(AddLead.AnywaySlot, true), cancellationToken)
        : Task.FromResult<Reply>(new Reply.Refuse("customer.which.gone"));
}

/// <summary>The sentence that the card carries. It may be forged: it is read like any sentence, and nothing in it is trusted.</summary>
internal static class SaidLead
{
    private static readonly string[] Fields = ["cust", "who", "title", "phone", "email", "wechat", "region", "industry", "need"];

    /// <summary>The plain slots of a frame that is not stored yet, by the label they have on cards.</summary>
    public static IEnumerable<(string Field, string Text)> Lines(Frame frame) =>
        Fields.Select(field => (Field: field == "cust" ? "customer" : field == "who" ? "contact" : field, Text: frame.Text(field) ?? ""))
            .Where(line => line.Text.Length > 0);

    public static Frame? Of(CardAction action)
    {
        if (action.Data["frame"] is not JsonObject said || said["i"] is not JsonValue intent || !intent.TryGetValue<string>(out var name)
            || name != "lead_new") return null;
        var slots = (JsonObject)said.DeepClone();
        foreach (var control in new[] { "i", "dup", "ask", AddLead.AnywaySlot }) slots.Remove(control);
        return new Frame("lead_new", slots);
    }
}
