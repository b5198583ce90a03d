using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>
/// A new lead or customer in one sentence (intent <c>lead_new</c>). The speaker becomes its owner. When the phone, the mail or the name
/// is known already, nothing is stored before the speaker has said whether it is the same one.
/// </summary>
internal sealed class AddLead(ReadLead read, FindDuplicates duplicates, SameLead same, FileCustomer files) : IFrameHandler
{
    /// <summary>Slot that says the speaker wants a file of its own although something is alike; never comes from the parser.</summary>
    public const string AnywaySlot = "anyway";

    /// <summary>Slot of a form's frame for the product that is asked for; sentences name it in the need.</summary>
    public const string ProductSlot = "product";

    public string Intent => "lead_new";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (facts, refusal) = await read.ReadAsync(turn, frame, cancellationToken);
        if (facts is null) return refusal!;
        if (await same.ChosenAsync(turn, frame, cancellationToken) is { } known)
            return await same.JoinAsync(turn, known, frame, facts, cancellationToken);
        if (!frame.Has(AnywaySlot))
        {
            // With dup the speaker was asked about the name before this was called, and pressed save.
            var alike = await duplicates.FindAsync(turn.Work, facts, byName: !frame.Has("dup"), cancellationToken);
            if (alike.Count > 0) return same.Ask(turn, frame, facts, alike);
        }

        var customer = await files.OpenAsync(turn.Work, facts, turn.Actor.Id, "chat", cancellationToken);
        if (frame.Has(AnywaySlot) || frame.Has("dup")) await KeepApartAsync(turn, customer, facts, cancellationToken);
        var lead = await OpenLead.ForAsync(turn.Work, customer, facts, Origin(turn, frame, turn.Actor.Id, turn.Actor.Team),
            cancellationToken);
        return LeadNoted.Of(turn, customer.Name, lead, "lead.filed");
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var chosen = await same.ChosenAsync(turn, frame, cancellationToken);
        var lines = SaidLead.Lines(chosen is null ? frame : frame.With("cust", chosen.Name))
            .Select(line => new DraftLine("customer.label." + line.Field, line.Text));
        return new DraftView(chosen is null ? "lead.draft" : "lead.joining", [.. lines])
        {
            Choices = frame.Ask.Contains("same") ? await same.ChoicesAsync(turn, frame, cancellationToken) : [],
        };
    }

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "lead" } record
            || await turn.Work.Records.FindAsync<Lead>(record.Id, cancellationToken) is not { } lead) return null;
        var customer = await turn.Work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken);
        // Added to a file that was there before: then the runtime undoes that and does it anew.
        if (customer is null || !IsFresh(turn, customer.CreatedBy, customer.CreatedAt) || !IsFresh(turn, lead.CreatedBy, lead.CreatedAt))
            return null;
        var (facts, refusal) = await read.ReadAsync(turn, corrected, cancellationToken);
        if (facts is null) return refusal;
        // Nothing was said of the money: it stays what it was said to be.
        if (System.Text.Json.Nodes.JsonNode.DeepEquals(corrected.Object("amt"), preview.Frame.Object("amt")))
            facts = facts with { Budget = Budget.Of(customer) };
        await files.CorrectAsync(turn.Work, customer, facts, turn.Actor.Id, cancellationToken);
        OpenLead.Correct(lead, facts, turn.Now);
        return LeadNoted.Of(turn, customer.Name, lead, "lead.corrected");
    }

    /// <summary>Whoever tells of a new customer looks after it.</summary>
    internal static LeadOrigin Origin(Turn turn, Frame frame, Guid? owner, string? team) =>
        new(turn.Text is null ? "form" : "chat", turn.Actor.Id, owner, team) { Product = frame.Text(ProductSlot) };

    // The speaker has seen the others and said no: nobody asks about these pairs again.
    private async Task KeepApartAsync(Turn turn, Customer customer, NewCustomer facts, CancellationToken cancellationToken)
    {
        foreach (var other in await duplicates.FindAsync(turn.Work, facts, byName: true, cancellationToken))
            await KeepApart.PutAsync(turn.Work, customer.Id, other.Customer.Id, turn.Actor.Id, cancellationToken);
    }

    private static bool IsFresh(Turn turn, Guid? by, long at) => by == turn.Actor.Id && at >= turn.Now - OpenFor;

    private const long OpenFor = 10 * 60 * 1000;
}
