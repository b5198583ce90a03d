using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>
/// A new lead or customer in one sentence (intent <c>lead_new</c>). The speaker becomes its owner. When the phone, the mail or the name
/// is known already, nothing is stored before the speaker has said whether it is the same one.
/// </summary>
internal sealed class AddLead(ReadLead read, FindDuplicates duplicates, SameLead same, FileCustomer files, LeadCard card) : IFrameHandler
{
    /// <summary>Slot that says the speaker wants a file of its own although something is alike; never comes from the parser.</summary>
    public const string AnywaySlot = "anyway";

    public string Intent => "lead_new";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (facts, refusal) = await read.ReadAsync(turn, frame, cancellationToken);
        if (facts is null) return refusal!;
        if (await same.ChosenAsync(turn, frame, cancellationToken) is { } known) return await same.JoinAsync(turn, known, facts, cancellationToken);
        if (!frame.Has(AnywaySlot))
        {
            // With dup the speaker was asked about the name before this was called, and pressed save.
            var alike = await duplicates.FindAsync(turn.Work, facts, byName: !frame.Has("dup"), cancellationToken);
            if (alike.Count > 0) return same.Ask(turn, frame, facts, alike);
        }

        var customer = await files.OpenAsync(turn.Work, facts, turn.Actor.Id, "chat", cancellationToken);
        return await card.NotedAsync(turn, customer, "lead.filed", cancellationToken);
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var chosen = await same.ChosenAsync(turn, frame, cancellationToken);
        var lines = LeadCard.Said(chosen is null ? frame : frame.With("cust", chosen.Name))
            .Select(line => new DraftLine("customer.label." + line.Field, line.Text));
        return new DraftView(chosen is null ? "lead.draft" : "lead.joining", [.. lines])
        {
            Choices = frame.Ask.Contains("same") ? await same.ChoicesAsync(turn, frame, cancellationToken) : [],
        };
    }

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "customer" } record) return null;
        var customer = await turn.Work.Records.FindAsync<Customer>(record.Id, cancellationToken);
        // Added to a file that was there before: then the runtime undoes that and does it anew.
        if (customer is null || customer.CreatedBy != turn.Actor.Id || customer.CreatedAt < turn.Now - OpenFor) return null;
        var (facts, refusal) = await read.ReadAsync(turn, corrected, cancellationToken);
        if (facts is null) return refusal;
        await files.CorrectAsync(turn.Work, customer, facts, turn.Actor.Id, cancellationToken);
        return await card.NotedAsync(turn, customer, "lead.corrected", cancellationToken);
    }

    private const long OpenFor = 10 * 60 * 1000;
}
