using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// A lead that was given to somebody: what it is, why it came to them, and 接受 / 转出 until that is settled. Every copy shows the same.
/// </summary>
internal sealed class AssignmentCard(
    LeadDirectory leads, LeadRows rows, PrintLead print, IPersonDirectory people, FindCandidates sellers, ExplainAssignment explain,
    Policy policy, CardLibrary cards, WhenWords when)
    : IRecordCard
{
    private const int MostColleagues = 40;

    public string Kind => "assignment";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Assignment>(id, cancellationToken) is not { LeadId: { } leadId } given
            || await leads.FindAsync(view, new RecordRef("lead", leadId), cancellationToken) is not var (lead, customer))
            return null;
        var (viewer, locale) = (cardView.Viewer, cardView.Locale);
        var seen = viewer is null ? Decision.No("policy.notInGroup") : policy.Decide(viewer, "see", LeadDirectory.Subject(lead));
        var isOpen = lead.IsOpen && lead.OwnerId == given.ToId && lead.OwnerId is not null;
        var mayHandOn = isOpen && viewer is not null && (viewer.ActsFor(lead.OwnerId!.Value) || Roles.LooksAfter(viewer, lead.Team));
        var key = ProfileData.KeyOf(given.Id);
        return new(
            "assignment",
            new JsonObject
            {
                ["name"] = customer.Name,
                ["key"] = key,
                ["rows"] = CardRow.List(seen.Allowed ? await rows.OfAsync(view, lead, seen.Masked, locale, cancellationToken) : []),
                ["reason"] = seen.Allowed ? given.Reason ?? "" : "",
                ["lead"] = LeadDirectory.Record(lead).ToString(),
                ["canOpen"] = seen.Allowed && viewer is not null,
                ["canAccept"] = mayHandOn && given.Answer == Answered.Waiting && viewer!.ActsFor(lead.OwnerId!.Value),
                ["colleagues"] = mayHandOn ? await ColleaguesAsync(view, lead, cancellationToken) : [],
                ["say"] = new JsonObject
                {
                    ["key"] = key,
                    ["number"] = PrintLead.Number(lead),
                    ["chips"] = print.Chips(lead, locale),
                    ["why"] = given is { How: How.Said, By: { } by } && await people.FindAsync(view, by, cancellationToken) is { } giver
                        ? cards.Words(locale, "assign.how.saidBy", ("name", giver.Name)) : explain.Line(given, locale),
                    ["state"] = await StateAsync(view, given, lead, cardView, cancellationToken),
                },
            },
            "assign.summary");
    }

    private async Task<JsonArray> ColleaguesAsync(ReadView view, Lead lead, CancellationToken cancellationToken) =>
    [
        .. (await people.ListAsync(view, null, cancellationToken)).Where(one => sellers.IsSeller(one) && one.Id != lead.OwnerId)
            .OrderBy(one => one.Team != lead.Team).Take(MostColleagues)
            .Select(one => (JsonNode)new JsonObject { ["title"] = one.Name, ["value"] = one.Id.ToString("N") }),
    ];

    private async Task<string> StateAsync(
        ReadView view, Assignment given, Lead lead, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        if (lead.OwnerId != given.ToId)
        {
            var now = lead.OwnerId is { } owner ? (await people.FindAsync(view, owner, cancellationToken))?.Name : null;
            return now is null ? cards.Words(locale, "assign.now.pool") : cards.Words(locale, "assign.now.other", ("owner", now));
        }

        if (given.AnsweredAt is { } at && given.Answer == Answered.Accepted)
            return cards.Words(locale, "assign.now.accepted",
                ("when", when.DatedMoment(Instants.ToLocal(at, cardView.Zone), Instants.ToLocal(view.Now, cardView.Zone), locale)));
        return given.Answer == Answered.Waiting
            ? cards.Words(locale, given.EscalatedAt is null ? "assign.now.waiting" : "assign.now.escalated") : "";
    }
}
