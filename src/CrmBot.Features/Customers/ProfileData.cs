using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Fills the full customer card; every figure comes from the store at that moment.</summary>
internal sealed class ProfileData(
    PrintCustomer print, PrintChain chain, PrintBirthday birthdays, Timeline timeline, IEnumerable<IProfilePart> parts)
{
    private const int MostContacts = 3;
    private const int MostPromises = 2;

    public async Task<JsonObject> BuildAsync(
        ReadView view, CustomerFile file, IReadOnlySet<string> masked, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var hidden = file.Contacts.Count - MostContacts;
        return new JsonObject
        {
            ["name"] = file.Customer.Name,
            ["line"] = PrintCustomer.Joined(print.Line(file.Customer, locale), print.Chips(file.Customer, locale)),
            ["rows"] = CardRow.List([.. await RowsAsync(view, file, masked, locale, cancellationToken),
                .. await OfOthersAsync(view, file, masked, locale, cancellationToken)]),
            ["contacts"] = CardRow.List(file.Contacts.Take(MostContacts).Select(contact => ContactOf(file, contact, masked, locale))),
            ["tags"] = string.Join(" · ", file.Tags),
            ["last"] = await LastAsync(view, file, masked, cardView, cancellationToken),
            ["promises"] = CardRow.List(await PromisesAsync(view, file, cardView, cancellationToken)),
            ["id"] = file.Customer.Id.ToString("N"),
            ["key"] = KeyOf(file.Customer.Id),
            ["today"] = view.LocalNow(cardView.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["say"] = new JsonObject
            {
                ["key"] = KeyOf(file.Customer.Id),
                ["whyTier"] = file.Customer.Tier is { } tier
                    ? print.Words(locale, "customer.whyTier", ("tier", print.Tier(tier, locale)))
                    : "",
                ["more"] = hidden > 0 ? print.Words(locale, "customer.moreContacts", ("count", hidden)) : "",
            },
        };
    }

    /// <summary>Ends the ids of inputs, because several customers' cards may be joined into one.</summary>
    public static string KeyOf(Guid customerId) => customerId.ToString("N")[^8..];

    /// <summary>Owner, source, need, budget, ...: what is known, in the order people ask for it.</summary>
    public async Task<List<JsonObject>> RowsAsync(
        ReadView view, CustomerFile file, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var customer = file.Customer;
        List<JsonObject> rows = [CardRow.Of(print.Label("owner", locale), print.Owner(file.Owner?.Name, file.Owner?.Team, locale))];
        Add("need", PrintCustomer.Joined(customer.Need, customer.Within is { } within ? print.Within(within, locale) : null));
        if (!masked.Contains(CustomerPolicy.Fields.Amount)) Add("budget", Budget.Of(customer)?.Print(locale));
        Add("chain", chain.Line(file.Chain, locale));
        Add("source", PrintCustomer.Joined(print.Source(customer.Source, locale), await ReferrerAsync(view, customer, cancellationToken)));
        Add("address", customer.Address);
        Add("merged", string.Join(" · ", file.Merged.Select(one => one.Name)));
        foreach (var method in file.MethodsOf(null))
            rows.Add(CardRow.Of(print.MethodKindWord(method.Kind, locale), PrintCustomer.Method(method, masked)));
        return rows;

        void Add(string field, string? text)
        {
            if (!string.IsNullOrEmpty(text)) rows.Add(CardRow.Of(print.Label(field, locale), text));
        }
    }

    private async Task<List<JsonObject>> OfOthersAsync(
        ReadView view, CustomerFile file, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var part in parts) rows.AddRange(await part.RowsAsync(view, file.Customer.Id, masked, locale, cancellationToken));
        return rows;
    }

    public JsonObject ContactOf(CustomerFile file, Contact contact, IReadOnlySet<string> masked, string locale) => new()
    {
        ["name"] = contact.Name,
        ["title"] = PrintCustomer.Joined([contact.Title, .. contact.Aka.Take(2)]),
        ["methods"] = PrintCustomer.Joined(
        [
            .. file.MethodsOf(contact.Id).Select(method => MethodOf(method, masked, locale)),
            .. file.Birthdays.TryGetValue(contact.Id, out var date) ? [birthdays.OnContact(date, locale)] : (ReadOnlySpan<string>)[],
        ]),
    };

    // A number and an address speak for themselves; a WeChat name could be anything.
    private string MethodOf(ContactMethod method, IReadOnlySet<string> masked, string locale) => method.Kind == MethodKind.Wechat
        ? $"{print.MethodKindWord(method.Kind, locale)} {PrintCustomer.Method(method, masked)}"
        : PrintCustomer.Method(method, masked);

    private static async Task<string?> ReferrerAsync(ReadView view, Customer customer, CancellationToken cancellationToken) =>
        customer.ReferrerId is { } id
            ? await view.Db.Set<Customer>().Where(known => known.Id == id).Select(known => known.Name)
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    private async Task<JsonObject?> LastAsync(
        ReadView view, CustomerFile file, IReadOnlySet<string> masked, CardView cardView, CancellationToken cancellationToken)
    {
        if (masked.Contains(CustomerPolicy.Fields.Notes)) return null;
        var last = await timeline.LatestAsync(view, file.Customer.Id, 1, cancellationToken);
        return last is not [var entry, ..] ? null : EntryOf(entry, view.Now, cardView.Zone, cardView.Locale);
    }

    public JsonObject EntryOf(TimelineEntry entry, long now, TimeZoneInfo zone, string locale) => new()
    {
        ["say"] = new JsonObject
        {
            ["when"] = PrintCustomer.Joined(print.Date(entry.At, now, zone, locale), print.Words(locale, entry.KindKey)),
        },
        ["who"] = PrintCustomer.Joined(entry.Who, entry.By),
        ["text"] = entry.Text,
    };

    public async Task<List<JsonObject>> PromisesAsync(
        ReadView view, CustomerFile file, CardView cardView, CancellationToken cancellationToken) =>
        [
            .. (await timeline.PromisesAsync(view, file.Customer.Id, MostPromises, cancellationToken)).Select(promise => CardRow.Of(
                promise.Due is { } due
                    ? print.Date(due, view.Now, cardView.Zone, cardView.Locale)
                    : print.Words(cardView.Locale, "customer.noDate"),
                promise.Text)),
        ];
}
