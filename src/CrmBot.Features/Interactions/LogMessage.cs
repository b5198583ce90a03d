using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>
/// Logs a contact from somebody's message: the form is filled with what the parser makes of it, and stored as if its words had been said
/// to the bot.
/// </summary>
internal sealed class LogMessage(
    CardLibrary cards, ICustomerDirectory customers, CustomerLookup lookup, Policy policy, ReadMessage read) : IForm
{
    private const int MostOffered = 8, LongestStep = 300, LongestHeard = 4000;

    public string Name => "interaction.log";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var heard = opening.MessageText ?? "";
        var frame = ReadMessage.Log(opening.Understood);
        var choices = await ChoicesAsync(opening.View, opening.Actor, frame, cancellationToken);
        var next = frame?.Object("next");
        var at = SaidTime.Read(Text(next, "at") ?? Text(next, "by"));
        var filled = new Filled(
            frame?.Has("near") == false && choices.Count == 1 && frame.Has("cust") ? choices[0].Id : null, frame?.Text("who"),
            frame?.Text("ch"),
            frame is not null && frame.Texts("note") is { Count: > 0 } notes ? string.Join(' ', notes) : heard,
            Text(next, "do"), at is { } day ? SaidTime.Write(day.Day) : null,
            at is { HasClock: true } clock ? SaidTime.Write(clock.Local)[^5..] : null,
            Clip.To(heard, LongestHeard));
        return Show(filled, choices, []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var filled = new Filled(
            input.Text("customer"), input.Text("who"), input.Text("channel"), input.Text("note"), input.Text("do"), input.Text("date"),
            input.Text("time"),
            Clip.To(input.Text("heard") ?? "", LongestHeard));
        var errors = new FormErrors(cards, turn.Locale);
        var customer = Guid.TryParseExact(filled.Customer, "N", out var id)
            ? await customers.FindAsync(turn.Work, id, cancellationToken)
            : null;
        if (customer is null) errors.Add("interaction.form.noCustomer");
        else if (policy.Decide(turn.Actor, "log", customer.Subject) is { Allowed: false } no)
            errors.Add(no.ReasonKey!, ("owner", customer.OwnerName));
        ContactFields.Check(filled.Note, filled.Who, filled.Channel, errors);
        var when = Step(turn, filled, errors);
        if (errors.None) return Write(turn, customer!, filled, when);

        var choices = await ChoicesAsync(turn.Work, turn.Actor, null, cancellationToken);
        if (customer is not null && choices.All(choice => choice.Id != filled.Customer)) choices = [Choice(customer), .. choices];
        return Show(filled, choices, errors.ToJson());
    }

    private FormResult.Write Write(Turn turn, CustomerBrief customer, Filled filled, string? when)
    {
        // What the form does not ask for is read from the message again, here, and not taken from the client.
        var slots = read.Rest(turn, filled.Heard);
        (slots["cust"], slots["note"]) = (customer.Name, filled.Note);
        slots[FindCustomer.IdSlot] = customer.Id.ToString("N");
        if (filled.Who is { } who) slots["who"] = who;
        if (filled.Channel is { } channel) slots["ch"] = channel;
        if (filled.Do is { } step)
            slots["next"] = when is null ? new JsonObject { ["do"] = step } : new JsonObject { ["do"] = step, ["at"] = when };
        return new FormResult.Write(new Frame("log", slots), "interaction.form.stored");
    }

    private static string? Step(Turn turn, Filled filled, FormErrors errors)
    {
        if (filled.Do is null)
        {
            if (filled.Date is not null) errors.Add("interaction.form.noStep");
            return null;
        }

        if (filled.Do.Length > LongestStep) errors.Add("form.too_long", ("limit", LongestStep));
        if (filled.Date is null) return null;
        if (SaidTime.Read($"{filled.Date}T{filled.Time ?? "09:00"}") is not { } wanted) errors.Add("reminder.noTime");
        else if (wanted.Local <= turn.LocalNow) errors.Add("reminder.past");
        else return SaidTime.Write(wanted.Local);
        return null;
    }

    // The customers the message may mean; otherwise the person's latest. Anybody else is found by typing.
    private async Task<List<LookupHit>> ChoicesAsync(ReadView view, Actor actor, Frame? frame, CancellationToken cancellationToken)
    {
        var found = new List<CustomerBrief>();
        var names = frame is null ? [] : frame.Has("near") ? frame.Texts("near") : frame.Texts("cust");
        foreach (var name in names.Take(MostOffered)) found.AddRange(await customers.FindByNameAsync(view, name, cancellationToken));
        var meant = found.Where(customer => policy.Decide(actor, "log", customer.Subject).Allowed).Take(MostOffered).Select(Choice)
            .ToList();
        return meant.Count > 0 ? meant : [.. await lookup.FindAsync(view, actor, new LookupQuery("", 0, MostOffered), cancellationToken)];
    }

    private static LookupHit Choice(CustomerBrief customer) =>
        new(customer.Id.ToString("N"), customer.Name, customer.OwnerName ?? "", true);

    private static FormResult.Show Show(Filled filled, IReadOnlyList<LookupHit> choices, JsonArray errors) => new(
        "form-log",
        new JsonObject
        {
            ["errors"] = errors,
            ["customer"] = filled.Customer ?? "",
            ["customers"] =
                new JsonArray([.. choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Title, ["value"] = choice.Id })]),
            ["who"] = filled.Who ?? "",
            ["channel"] = filled.Channel ?? "",
            ["note"] = filled.Note ?? "",
            ["do"] = filled.Do ?? "",
            ["date"] = filled.Date ?? "",
            ["time"] = filled.Time ?? "",
            ["heard"] = filled.Heard,
        },
        "interaction.form.log");

    private static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record Filled(
        string? Customer, string? Who, string? Channel, string? Note, string? Do, string? Date, string? Time, string Heard);
}
