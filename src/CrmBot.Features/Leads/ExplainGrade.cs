using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>为什么是 B: the four scores, what they rest on, who gave them and when, and what they were before.</summary>
internal sealed class ExplainGrade(
    FindCustomer find, ChooseCustomer choose, Policy policy, IPersonDirectory people, PrintLead print, PrintCustomer customers)
{
    private const int MostBefore = 5;

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return await choose.AskAsync(turn, frame, found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        return await LeadDirectory.CurrentAsync(turn.Work, customer.Id, cancellationToken) is { } lead
            ? await OfAsync(turn, lead, customer, cancellationToken)
            : new Reply.Say("score.noLead");
    }

    public async Task<Reply> OfAsync(Turn turn, Lead lead, CustomerBrief customer, CancellationToken cancellationToken)
    {
        turn.Memory.LastRecord = LeadDirectory.Record(lead);
        var decision = policy.Decide(turn.Actor, "see", LeadDirectory.Subject(lead));
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        var scores = await ScoreHistory.OfAsync(turn.Work, lead.Id, cancellationToken);
        if (scores.Count == 0) return new Reply.Say("score.never");
        var card = await CardAsync(turn, lead, customer, scores, decision.Masked.Contains(CustomerPolicy.Fields.Notes), cancellationToken);
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"score.why:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("customer.details.sent");
    }

    private async Task<Reply> CardAsync(
        Turn turn, Lead lead, CustomerBrief customer, List<LeadScore> scores, bool withoutNotes, CancellationToken cancellationToken)
    {
        var (latest, locale) = (scores[0], turn.Locale);
        List<JsonObject> before = [];
        foreach (var score in scores.Skip(1).Take(MostBefore)) before.Add(await EarlierAsync(turn, score, withoutNotes, cancellationToken));
        return new Reply.Card(
            "score-why",
            new JsonObject
            {
                ["name"] = customer.Name,
                ["rows"] = CardRow.List(Rating.Names.Select(dim => Dimension(latest, dim, locale))),
                ["evidence"] = withoutNotes ? "" : latest.Evidence ?? "",
                ["who"] = await WhoAsync(turn, latest, cancellationToken),
                ["before"] = CardRow.List(before),
                ["say"] = new JsonObject
                {
                    ["title"] = print.Words(locale, "score.whyTitle", ("grade", latest.Rating.Grade), ("score", latest.Rating.Total)),
                    ["rule"] = print.Words(locale, "score.rule"),
                    ["when"] = When(turn, latest),
                    ["missing"] = latest.Evidence is null && latest.Rating.High.Any() ? print.Words(locale, "score.evidenceMissing") : "",
                },
            },
            LeadDirectory.Record(lead));
    }

    private JsonObject Dimension(LeadScore score, string dim, string locale) => new()
    {
        ["say"] = new JsonObject { ["label"] = print.Words(locale, "score.dim." + dim),
            ["level"] = print.Words(locale, $"score.level.{dim}.n{score.Rating[dim]}") },
    };

    private async Task<JsonObject> EarlierAsync(Turn turn, LeadScore score, bool withoutNotes, CancellationToken cancellationToken) =>
        CardRow.Of(
            When(turn, score),
            PrintCustomer.Joined(await WhoAsync(turn, score, cancellationToken), Summary(score, turn.Locale)),
            withoutNotes ? "" : score.Evidence ?? "");

    private string Summary(LeadScore score, string locale) => print.Words(
        locale, "score.before", ("grade", score.Rating.Grade), ("score", score.Rating.Total), ("need", score.Need),
        ("budget", score.Budget), ("chain", score.Chain), ("urgency", score.Urgency));

    private string When(Turn turn, LeadScore score) => customers.Day(score.ScoredAt, turn.Now, turn.Actor.Zone, turn.Locale);

    private async Task<string> WhoAsync(Turn turn, LeadScore score, CancellationToken cancellationToken) =>
        score.ScoredBy is { } id ? (await people.FindAsync(turn.Work, id, cancellationToken))?.Name ?? "" : "";
}
