using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Answers one question about one customer: phone, owner, last talk, tags, ...</summary>
internal sealed class AnswerField(
    PrintCustomer print, ProfileData profile, PrintBirthday birthdays, Timeline timeline, ITierReason tiers,
    IEnumerable<IAnswerField> others)
{
    private const int UsualEntries = 5;
    private const int MostEntries = 10;

    public async Task<Reply> AnswerAsync(
        Turn turn, Frame frame, CustomerFile file, string field, IReadOnlySet<string> masked, CancellationToken cancellationToken)
    {
        var locale = turn.Locale;
        return field switch
        {
            "phone" => await MethodsAsync(turn, frame, file, MethodKind.Phone, masked, cancellationToken),
            "email" => await MethodsAsync(turn, frame, file, MethodKind.Email, masked, cancellationToken),
            "wechat" => await MethodsAsync(turn, frame, file, MethodKind.Wechat, masked, cancellationToken),
            "contacts" => Contacts(frame, file, masked, locale),
            "address" => Fact(file, locale, field, file.Customer.Address),
            "owner" => Fact(file, locale, field, print.Owner(file.Owner?.Name, file.Owner?.Team, locale)),
            "tags" => Fact(file, locale, field, string.Join(" · ", file.Tags)),
            "grade" => await GradeAsync(turn, file, masked, cancellationToken),
            "last_log" => await HistoryAsync(turn, file, "lastLog", 1, cancellationToken),
            "timeline" => await HistoryAsync(turn, file, "timeline", Count(frame), cancellationToken),
            "deal" or "contract" or "tickets" =>
                await OfOthersAsync(turn, file, field, cancellationToken) ?? Fact(file, locale, field, null),
            _ => new Reply.OfRecord(new("customer", file.Customer.Id)),
        };
    }

    private async Task<Reply?> OfOthersAsync(Turn turn, CustomerFile file, string field, CancellationToken cancellationToken) =>
        others.FirstOrDefault(known => known.Field == field) is { } answer
            ? await answer.AnswerAsync(turn, file.Customer.Id, cancellationToken) : null;

    private Reply.Card Fact(CustomerFile file, string locale, string field, string? text) => Card(file, locale, field,
        string.IsNullOrEmpty(text) ? [] : [CardRow.Of(print.Label(field, locale), text)]);

    /// <summary>What it is and, for one alone, by which purchases: in a group no amounts are told.</summary>
    private async Task<Reply> GradeAsync(Turn turn, CustomerFile file, IReadOnlySet<string> masked, CancellationToken cancellationToken)
    {
        var card = Fact(file, turn.Locale, "grade", Grade(file.Customer, turn.Locale));
        if (turn.Place.IsGroup) return card;
        var reason = await tiers.OfAsync(turn.Work, file.Customer, !masked.Contains(CustomerPolicy.Fields.Amount), turn.Locale,
            cancellationToken);
        foreach (var row in reason.Rows) card.Data["rows"]!.AsArray().Add((JsonNode)row);
        string?[] hints = [(string?)card.Data["say"]!["hint"], reason.Hint];
        var between = turn.Locale.StartsWith("zh", StringComparison.Ordinal) ? "" : " ";
        card.Data["say"]!["hint"] = string.Join(between, hints.Where(text => !string.IsNullOrEmpty(text)));
        return card;
    }

    private string? Grade(Customer customer, string locale)
    {
        var grade = customer.Grade is { } letter ? print.Words(locale, "customer.grade", ("grade", letter)) : null;
        var tier = customer.Tier is { } code ? print.Words(locale, "customer.tier", ("tier", print.Tier(code, locale))) : null;
        return PrintCustomer.Joined(grade, tier);
    }

    private async Task<Reply> MethodsAsync(
        Turn turn, Frame frame, CustomerFile file, MethodKind kind, IReadOnlySet<string> masked, CancellationToken cancellationToken)
    {
        var meant = Meant(frame, file);
        var methods = file.Methods.Where(method => method.Kind == kind && (meant is null || method.ContactId == meant.Id)).ToList();
        var tellers = methods.Select(method => method.ToldBy).OfType<Guid>().Distinct().ToList();
        var names = await turn.Db.Set<Person>().Where(person => tellers.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var rows = methods.Select(method => CardRow.Named(
            file.Contacts.FirstOrDefault(contact => contact.Id == method.ContactId)?.Name ?? print.Label("company", turn.Locale),
            PrintCustomer.Method(method, masked),
            print.Origin(method, method.ToldBy is { } id ? names.GetValueOrDefault(id) : null, turn.Now, turn.Actor.Zone, turn.Locale)));
        var card = Card(file, turn.Locale, kind.ToString().ToLowerInvariant(), [.. rows]);
        if (masked.Contains(kind.ToString().ToLowerInvariant()) && methods.Count > 0) Hint(card, turn.Locale, "customer.answer.masked");
        else if (meant is null && frame.Has("who")) Hint(card, turn.Locale, "customer.answer.noSuchContact");
        return card;
    }

    private Reply.Card Contacts(Frame frame, CustomerFile file, IReadOnlySet<string> masked, string locale)
    {
        var meant = Meant(frame, file);
        var shown = meant is null ? file.Contacts : [meant];
        var rows = shown.Select(contact => CardRow.Named(
            contact.Name,
            PrintCustomer.Joined([contact.Title, .. contact.Aka]),
            PrintCustomer.Joined(
            [
                .. file.MethodsOf(contact.Id).Select(method => PrintCustomer.Method(method, masked)),
                .. file.Birthdays.TryGetValue(contact.Id, out var date) ? [birthdays.OnContact(date, locale)] : (ReadOnlySpan<string>)[],
                .. file.Chain.Where(member => member.ContactId == contact.Id).Select(member => print.RoleOf(member, locale)),
            ])));
        var card = Card(file, locale, "contacts", [.. rows]);
        if (meant is null && frame.Has("who")) Hint(card, locale, "customer.answer.noSuchContact");
        return card;
    }

    private async Task<Reply> HistoryAsync(Turn turn, CustomerFile file, string title, int count, CancellationToken cancellationToken)
    {
        var entries = await timeline.LatestAsync(turn.Work, file.Customer.Id, count, cancellationToken);
        var rows = entries.Select(entry =>
        {
            var shown = profile.EntryOf(entry, turn.Now, turn.Actor.Zone, turn.Locale);
            return CardRow.Of((string)shown["say"]!["when"]!, entry.Text, (string)shown["who"]!);
        });
        return Card(file, turn.Locale, title, [.. rows]);
    }

    private Reply.Card Card(CustomerFile file, string locale, string field, IReadOnlyList<JsonObject> rows) => new(
        "customer-answer",
        new JsonObject
        {
            ["name"] = file.Customer.Name,
            ["id"] = file.Customer.Id.ToString("N"),
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(locale, "customer.answer.title." + field),
                ["hint"] = rows.Count == 0 ? print.Words(locale, "customer.answer.none." + field) : "",
            },
        },
        new("customer", file.Customer.Id));

    private void Hint(Reply.Card card, string locale, string key) => card.Data["say"]!["hint"] = print.Words(locale, key);

    private static Contact? Meant(Frame frame, CustomerFile file) =>
        frame.Text("who") is { } who ? ContactMatch.Find(file.Contacts, contact => contact.Name, contact => contact.Aka, who) : null;

    private static int Count(Frame frame) =>
        int.TryParse(frame.Text("n"), CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 1, MostEntries) : UsualEntries;
}
