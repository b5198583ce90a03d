using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Language;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// A ticket from a form, empty or filled with what the parser makes of somebody's message; carried out like the sentence.
/// </summary>
internal sealed class TicketForm(
    CardLibrary cards, ICustomerDirectory customers, CustomerLookup lookup, Policy policy, TicketKinds kinds) : IForm
{
    private const int MostOffered = 8;

    public string Name => "ticket.new";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var frame = opening.Understood?.Frames.FirstOrDefault(known => known.Intent == "tk_new");
        var choices = await ChoicesAsync(opening.View, opening.Actor, frame, opening.Record, cancellationToken);
        var filled = new Filled(
            choices is [var only] ? only.Id : null, null, frame?.Text("type"), frame?.Text("sev"),
            frame?.Text("desc") ?? opening.MessageText, frame?.Text("item"), frame?.Text("want"));
        return await ShowAsync(opening.View, filled, choices, [], opening.Actor.Locale, cancellationToken);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var filled = new Filled(input.Text("customer"), input.Text("who"), input.Text("type"), input.Text("sev"), input.Text("desc"),
            input.Text("item"), input.Text("want"));
        var errors = new FormErrors(cards, turn.Locale);
        var customer = Guid.TryParseExact(filled.Customer, "N", out var id)
            ? await customers.FindAsync(turn.Work, id, cancellationToken)
            : null;
        if (customer is null) errors.Add("interaction.form.noCustomer");
        else if (policy.Decide(turn.Actor, "log", customer.Subject) is { Allowed: false } no)
            errors.Add(no.ReasonKey!, ("owner", customer.OwnerName));
        if (filled.Description is null) errors.Add("ticket.form.noDescription");
        else if (filled.Description.Length > Ticket.TextLength) errors.Add("form.too_long", ("limit", Ticket.TextLength));
        if ((await kinds.ListAsync(turn.Work, cancellationToken)).All(kind => kind.Code != filled.Type)) errors.Add("ticket.form.noType");
        if (errors.None) return new FormResult.Write(Frame(customer!, filled), "ticket.form.sent");
        var choices = await ChoicesAsync(turn.Work, turn.Actor, null, customer?.Record, cancellationToken);
        return await ShowAsync(turn.Work, filled, choices, errors.ToJson(), turn.Locale, cancellationToken);
    }

    private static Frame Frame(CustomerBrief customer, Filled filled)
    {
        var slots = new JsonObject
        {
            ["cust"] = customer.Name, [FindCustomer.IdSlot] = customer.Id.ToString("N"), ["type"] = filled.Type,
            ["sev"] = Severities.All.Contains(filled.Severity ?? "") ? filled.Severity : Severities.Normal, ["desc"] = filled.Description,
            [OpenTicket.ChannelSlot] = "form",
        };
        if (filled.Who is { } who) slots[OpenTicket.WhoSlot] = who;
        if (filled.Item is { } item) slots["item"] = item;
        if (filled.Want is { } want) slots["want"] = want;
        return new Frame("tk_new", slots);
    }

    private async Task<List<LookupHit>> ChoicesAsync(
        ReadView view, Actor actor, Frame? frame, RecordRef? record, CancellationToken cancellationToken)
    {
        var found = new List<CustomerBrief>();
        if (record is { Kind: "customer", Id: var id } && await customers.FindAsync(view, id, cancellationToken) is { } named)
            found.Add(named);
        foreach (var name in frame is null ? [] : frame.Has("near") ? frame.Texts("near") : frame.Texts("cust"))
            found.AddRange(await customers.FindByNameAsync(view, name, cancellationToken));
        var meant = found.Where(customer => policy.Decide(actor, "log", customer.Subject).Allowed).Take(MostOffered)
            .Select(customer => new LookupHit(customer.Id.ToString("N"), customer.Name, customer.OwnerName ?? "", true)).ToList();
        return meant.Count > 0 ? meant : [.. await lookup.FindAsync(view, actor, new LookupQuery("", 0, MostOffered), cancellationToken)];
    }

    private async Task<FormResult.Show> ShowAsync(
        ReadView view, Filled filled, IReadOnlyList<LookupHit> choices, JsonArray errors, string locale,
        CancellationToken cancellationToken) => new(
        "form-ticket",
        new JsonObject
        {
            ["errors"] = errors,
            ["customer"] = filled.Customer ?? "",
            ["customers"] = Choices(choices.Select(choice => (choice.Title, choice.Id))),
            ["types"] = Choices((await kinds.ListAsync(view, cancellationToken)).Select(kind => (kind.In(locale), kind.Code))),
            ["severities"] = Choices(Severities.All.Select(severity => (cards.Words(locale, "ticket.severity." + severity), severity))),
            ["wants"] = Choices(Wants.Select(want => (cards.Words(locale, "ticket.want." + want), want))),
            ["who"] = filled.Who ?? "",
            ["type"] = filled.Type ?? "",
            ["sev"] = filled.Severity ?? Severities.Normal,
            ["desc"] = Clip.To(filled.Description ?? "", Ticket.TextLength),
            ["item"] = filled.Item ?? "",
            ["want"] = filled.Want ?? "",
        },
        "ticket.form.title");

    internal static readonly string[] Wants = ["repair", "exchange", "return", "refund", "resend", "onsite", "compensation"];

    private static JsonArray Choices(IEnumerable<(string Title, string Value)> choices) =>
        [.. choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value })];

    private sealed record Filled(
        string? Customer, string? Who, string? Type, string? Severity, string? Description, string? Item, string? Want);
}

/// <summary>开工单 with nothing after it: a button that opens the form.</summary>
internal sealed class AskForTicket : IPhraseHandler
{
    public string Name => "new_ticket";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult<Reply>(turn.Place.IsGroup
        ? new Reply.Refuse("policy.notInGroup")
        : new Reply.Card("ticket-ask", []));
}
