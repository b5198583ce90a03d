using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>哪些线索…: a list of leads by source, grade, budget, age, owner (intent <c>find</c> of leads).</summary>
internal sealed class FindLeads(ListLeads list, IPersonDirectory people, CompanySettings settings, Policy policy) : IFindRecords
{
    public string Of => "lead";

    public Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        FindAsync(turn, frame, 0, cancellationToken);

    public async Task<Reply> FindAsync(Turn turn, Frame frame, int page, CancellationToken cancellationToken)
    {
        var (query, refusal) = await QueryAsync(turn, frame, cancellationToken);
        if (query is null) return refusal!;
        if (frame.Is("as", "count"))
            return new Reply.Say("lead.list.count", ("count", list.Counted(turn, await query.CountAsync(turn.Work, cancellationToken))));
        return await list.PageAsync(turn, query, "lead.list.title", Request(frame), page, cancellationToken);
    }

    private async Task<(LeadQuery? Query, Reply? Refusal)> QueryAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var query = ListLeads.Usual(turn);
        if (frame.Text("owner") is { } said)
        {
            if (await people.ResolveAsync(turn.Work, turn.Actor, said, cancellationToken) is not { } owner)
                return (null, new Reply.Refuse("agenda.whoIsThat", ("name", said)));
            if (!MaySee(turn, owner)) return (null, new Reply.Refuse("agenda.leadsOnly"));
            query = new(owner.Id, null);
        }

        var budget = Budget.Read(frame.Object("amt"), settings.DefaultCurrency);
        var (from, to) = Period(turn, frame.Texts("created"));
        return (query with
        {
            Grade = frame.Text("grade"), Source = frame.Text("src"), Region = frame.Text("region"), BudgetMin = budget?.Min,
            BudgetMax = budget?.Max, BudgetCurrency = budget?.Currency,
            CreatedFrom = from, CreatedTo = to, Contacted = frame.Is("contacted", "false") ? false : null,
            IsOpen = frame.Text("state") switch { "lost" => false, _ when frame.Has("created") => null, _ => true },
            State = frame.Is("state", "lost") ? LeadState.Closed : null,
        }, null);
    }

    // Whoever may open each of them may have them in a list.
    private bool MaySee(Turn turn, Colleague owner) => policy.Decide(turn.Actor, "see", new Subject("lead", owner.Id, owner.Team)).Allowed;

    private static (long? From, long? To) Period(Turn turn, IReadOnlyList<string> days)
    {
        if (days.Count == 0) return (null, null);
        long? from = SaidTime.Read(days[0]) is { } first ? LocalDay.Of(first.Day, turn.Actor.Zone).From : null;
        return (from, SaidTime.Read(days[^1]) is { } last ? LocalDay.Of(last.Day, turn.Actor.Zone).To : null);
    }

    private static JsonObject Request(Frame frame)
    {
        var request = (JsonObject)frame.Slots.DeepClone();
        request["what"] = "find";
        return request;
    }
}

/// <summary>Turns the page of a list of leads; whoever clicks is checked anew.</summary>
internal sealed class TurnLeadPage(ListLeads list, FindLeads find) : ICardVerb
{
    public string Verb => "lead.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var page = int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0;
        if (action.Data["request"] is not JsonObject request) return Task.FromResult<Reply>(new Reply.Refuse("lead.gone"));
        var slots = (JsonObject)request.DeepClone();
        slots.Remove("what");
        return new Frame("find", request).Text("what") == "unrated"
            ? list.UnratedAsync(turn, page, cancellationToken)
            : find.FindAsync(turn, new Frame("find", slots), page, cancellationToken);
    }
}

/// <summary>A tap on one of a list: its card.</summary>
internal sealed class OpenLeadCard(LeadForChange leads) : ICardVerb
{
    public string Verb => "lead.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, customer, refusal) = await leads.FindAsync(turn, Runtime.Cards.RecordNames.Parse(action.Text("lead")), "see",
            cancellationToken);
        if (lead is null) return refusal!;
        await turn.Work.Audit.NoteAsync("lead.seen", LeadDirectory.Record(lead), "list", cancellationToken);
        await CustomerReads.NoteAsync(turn.Work, new RecordRef("customer", lead.CustomerId), CustomerReads.Lead, cancellationToken);
        return LeadNoted.Of(turn, customer!.Name, lead, null);
    }
}
