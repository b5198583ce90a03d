using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// 为什么给了老张: the decision as it was made, by which rule, among whom, with what load each had then (intent <c>why</c> of an assignment).
/// </summary>
internal sealed class ExplainAssignment(
    FindCustomer find, ChooseCustomer choose, Policy policy, IPersonDirectory people, PrintCustomer print, CardLibrary cards,
    WhenWords when) : ITellAssignment
{
    private const int MostShown = 12;

    public async Task<Reply> TellAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return await choose.AskAsync(turn, frame, found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        var decision = policy.Decide(turn.Actor, "see", customer.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        if (await Assignments.LatestOfCustomerAsync(turn.Work, customer.Id, cancellationToken) is not { } given)
            return customer.OwnerName is { } owner
                ? new Reply.Say("assign.why.always", ("owner", owner))
                : new Reply.Say("assign.why.nobody");
        return await CardAsync(turn, given, customer.Name, cancellationToken);
    }

    public async Task<Reply> CardAsync(Turn turn, Assignment given, string customer, CancellationToken cancellationToken)
    {
        var to = given.ToId is { } id ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        var by = given.By is { } person ? await people.FindAsync(turn.Work, person, cancellationToken) : null;
        var rows = new JsonArray();
        foreach (var one in given.Candidates.OrderBy(one => one.Id != given.ToId).ThenBy(one => !one.IsFree).ThenBy(one => one.LoadAfter)
            .Take(MostShown))
            rows.Add((JsonNode)await RowAsync(turn, one, given, cancellationToken));
        var card = new Reply.Card("assignment-why", new JsonObject
        {
            ["customer"] = customer,
            ["owner"] = to?.Name ?? print.Owner(null, null, turn.Locale),
            ["by"] = by?.Name ?? "",
            ["reason"] = given.Reason ?? "",
            ["rows"] = rows,
            ["say"] = new JsonObject
            {
                ["when"] = when.Moment(Instants.ToLocal(given.At, turn.Actor.Zone), turn.LocalNow, turn.Locale),
                ["line"] = Line(given, turn.Locale),
                ["tie"] = given.Ties > 1 ? cards.Words(turn.Locale, "assign.why.tie", ("count", given.Ties)) : "",
            },
        });
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"assign.why:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("customer.details.sent");
    }

    /// <summary>One sentence of ours: by rule 2, least to do; the customer is yours; ...</summary>
    public string Line(Assignment given, string locale)
    {
        var key = "assign.how." + given.How;
        return given is { How: How.Rule or How.NobodyFree, RulePlace: { } place }
            ? cards.Words(locale, key + "Of", ("place", place))
            : cards.Words(locale, key);
    }

    private async Task<JsonObject> RowAsync(Turn turn, Candidate one, Assignment given, CancellationToken cancellationToken) => new()
    {
        ["name"] = (await people.FindAsync(turn.Work, one.Id, cancellationToken))?.Name ?? "",
        ["chosen"] = one.Id == given.ToId,
        ["say"] = new JsonObject
        {
            ["load"] = one.Weight is 100 or <= 0
                ? cards.Words(turn.Locale, "assign.why.load", ("count", one.Load))
                : cards.Words(turn.Locale, "assign.why.loadShare", ("count", one.Load), ("share", one.Weight)),
            ["state"] = one.Id == given.ToId
                ? cards.Words(turn.Locale, "assign.why.chosen")
                : cards.Words(turn.Locale, "assign.state." + one.State),
        },
    };
}

/// <summary>Why a lead came to me: the same, on its card.</summary>
internal sealed class WhyGiven(ExplainAssignment explain, LeadDirectory leads) : INotice
{
    public string Name => "lead.given";

    public string Kind => "lead";

    public Urgency Urgency => Urgency.Timely;

    public bool FollowsStandIn => true;

    public async Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "assignment", Id: var id }
            && await turn.Work.Records.ReadAsync<Assignment>(id, cancellationToken) is { LeadId: { } lead } given
        && await leads.FindAsync(turn.Work, new RecordRef("lead", lead), cancellationToken) is var (_, customer)
            ? await explain.CardAsync(turn, given, customer.Name, cancellationToken)
            : new Reply.Say("lead.gone");

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "assignment", Id: var id }
            && await view.Records.ReadAsync<Assignment>(id, cancellationToken) is { LeadId: { } lead } given
        && await view.Records.ReadAsync<Lead>(lead, cancellationToken) is { IsOpen: true } open && open.OwnerId == given.ToId;
}
