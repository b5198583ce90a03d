using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Saves the four choices of a card.</summary>
internal sealed class ScoreFromCard(LeadForChange leads) : ICardVerb
{
    public string Verb => "lead.score";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, customer, refusal) = await leads.FindAsync(turn, action.Record, cancellationToken);
        if (lead is null) return refusal!;
        var key = ProfileData.KeyOf(lead.Id);
        if (Rating.Of(dim => Chosen(action, $"{dim}-{key}")) is not { } rating) return new Reply.Refuse("score.chooseFour");
        var saved = await RateLead.StoreAsync(turn, lead, customer!, rating, action.Text("basis-" + key), cancellationToken);
        return saved is Reply.Refuse ? saved : new Reply.OfRecord(LeadDirectory.Record(lead));
    }

    private static int? Chosen(CardAction action, string input) =>
        int.TryParse(action.Text(input), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : null;
}

/// <summary>Adds what the newest rating rests on.</summary>
internal sealed class GiveEvidence(LeadForChange leads) : ICardVerb
{
    public string Verb => "lead.evidence";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, _, refusal) = await leads.FindAsync(turn, action.Record, cancellationToken);
        if (lead is null) return refusal!;
        if (Clip.Optional(action.Text("evidence-" + ProfileData.KeyOf(lead.Id)), LeadScore.EvidenceLength) is not { } evidence)
            return new Reply.Refuse("score.noEvidence");
        if (await ScoreHistory.WithoutEvidenceAsync(turn.Work, lead, cancellationToken) is { } latest)
        {
            latest.Evidence = evidence;
            // The lead's card shows whether something is missing.
            lead.MarkChanged(turn.Now);
        }

        return new Reply.OfRecord(LeadDirectory.Record(lead));
    }
}

/// <summary>为什么是这个级别 on a lead's card.</summary>
internal sealed class WhyGrade(LeadDirectory leads, ExplainGrade explain) : ICardVerb
{
    public string Verb => "lead.why";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        await leads.FindAsync(turn.Work, action.Record, cancellationToken) is var (lead, customer)
            ? await explain.OfAsync(turn, lead, customer, cancellationToken)
            : new Reply.Refuse("lead.gone");
}
