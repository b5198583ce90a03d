using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>What was understood of a new lead.</summary>
internal sealed class LeadCard(PrintCustomer print, ProfileData profile)
{
    private static readonly string[] Fields = ["cust", "who", "title", "phone", "email", "wechat", "region", "industry", "need"];
    private static readonly HashSet<string> NothingHidden = [];

    /// <summary>The card after storing: the file as it is now.</summary>
    public async Task<Reply> NotedAsync(Turn turn, Customer customer, string titleKey, CancellationToken cancellationToken)
    {
        turn.Memory.LastSubject = customer.Name;
        turn.Memory.LastRecord = new("customer", customer.Id);
        var file = (await CustomerFile.LoadAsync(turn.Work, customer.Id, cancellationToken))!;
        return print.Noted(turn, customer, titleKey, await RowsAsync(turn, file, cancellationToken), "");
    }

    /// <summary>The plain slots of a frame that is not stored yet, by the label they have on cards.</summary>
    public static IEnumerable<(string Field, string Text)> Said(Frame frame) =>
        Fields.Select(field => (Field: field == "cust" ? "customer" : field == "who" ? "contact" : field, Text: frame.Text(field) ?? "")).Where(line => line.Text.Length > 0);

    private async Task<List<JsonObject>> RowsAsync(Turn turn, CustomerFile file, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var contact in file.Contacts.Take(3))
        {
            var methods = file.MethodsOf(contact.Id).Select(method => PrintCustomer.Method(method, NothingHidden));
            rows.Add(CardRow.Of(print.Label("contact", turn.Locale), PrintCustomer.Joined([contact.Name, contact.Title, .. methods])));
        }

        if (print.Line(file.Customer, turn.Locale) is { Length: > 0 } line) rows.Add(CardRow.Of(print.Label("line", turn.Locale), line));
        rows.AddRange(await profile.RowsAsync(turn.Work, file, NothingHidden, turn.Locale, cancellationToken));
        if (file.Tags.Count > 0) rows.Add(CardRow.Of(print.Label("tags", turn.Locale), string.Join(" · ", file.Tags)));
        if (file.Customer.Attachments is { Count: > 0 } files) rows.Add(CardRow.Of(print.Label("attachments", turn.Locale), string.Join(" · ", files)));
        return rows;
    }
}
