using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Rates a lead by the four questions, tells why it has its grade, lists what nobody has rated (intent <c>score</c>).</summary>
internal sealed class ScoreLead(
    CustomerForChange customers, ScoreForm form, ExplainGrade explain, ListLeads list, PrintLead print) : IFrameHandler
{
    public string Intent => "score";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "explain" => explain.AnswerAsync(turn, frame, cancellationToken),
        "list_unscored" => list.UnratedAsync(turn, 0, cancellationToken),
        _ => SetAsync(turn, frame, cancellationToken),
    };

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = [];
        if (frame.Text("cust") is { } name) lines.Add(new("customer.label.customer", name));
        foreach (var dim in Rating.Names)
        {
            if (Said(frame, dim) is { } score) lines.Add(new("score.dim." + dim, score.ToString(CultureInfo.InvariantCulture)));
            else if (frame.Object("err")?.ContainsKey(dim) == true)
                lines.Add(new("score.dim." + dim, print.Words(turn.Locale, "score.range")));
        }

        return Task.FromResult(new DraftView("score.draft", lines) { Choices = Choices(turn, frame) });
    }

    private async Task<Reply> SetAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        var lead = await LeadDirectory.CurrentAsync(turn.Work, customer.Id, cancellationToken);
        if (!frame.Has("dims") && lead is { IsOpen: true }) return form.Ask(turn, lead, customer, frame, null);
        lead ??= await OpenOfFileAsync(turn, customer, cancellationToken);
        if (!lead.IsOpen) return new Reply.Refuse("score.settled");
        return Rating.Of(dim => Said(frame, dim) ?? Known(lead, dim)) is { } rating
            ? await RateLead.StoreAsync(turn, lead, customer, rating, Evidence(frame), cancellationToken)
            : form.Ask(turn, lead, customer, frame, "score.allFour");
    }

    // Somebody rates a customer of whom no inquiry was noted: what is on file is the inquiry.
    private static async Task<Lead> OpenOfFileAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var file = (await turn.Work.Records.FindAsync<Customer>(customer.Id, cancellationToken))!;
        var facts = new NewCustomer(file.Name) { Source = file.Source, Need = file.Need, Region = file.Region, Within = file.Within,
            Budget = Budget.Of(file) };
        return await OpenLead.ForAsync(turn.Work, file, facts, new LeadOrigin("chat", turn.Actor.Id, customer.OwnerId, customer.Team),
            cancellationToken);
    }

    private List<DraftChoice> Choices(Turn turn, Frame frame)
    {
        if (frame.Ask.FirstOrDefault(Rating.Names.Contains) is not { } asked) return [];
        return [.. Enumerable.Range(Rating.Lowest, Rating.Highest).Select(score => new DraftChoice(
            print.Words(turn.Locale, $"score.level.{asked}.n{score}"), "dims." + asked, System.Text.Json.Nodes.JsonValue.Create(score)))];
    }

    internal static int? Said(Frame frame, string dim) =>
        int.TryParse(frame.Object("dims")?[dim]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : null;

    private static string? Evidence(Frame frame) => frame.Texts("evidence") is { Count: > 0 } told ? string.Join("; ", told) : null;

    // Only some of the four were said: the others stay as they were rated last.
    private static int? Known(Lead lead, string dim) => dim switch
    {
        "need" => lead.NeedScore,
        "budget" => lead.BudgetScore,
        "chain" => lead.ChainScore,
        _ => lead.UrgencyScore,
    };
}
