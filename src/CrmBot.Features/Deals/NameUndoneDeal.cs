using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Undo;

namespace CrmBot.Features.Deals;

/// <summary>商机（恒达 · 20万）: whose deal was taken back, and for how much.</summary>
internal sealed class NameUndoneDeal(ICustomerDirectory customers, PrintDeal print) : INameUndone
{
    public string Kind => "deal";

    public async Task<string?> NameAsync(ReadView view, UndoneRecord undone, string locale, CancellationToken cancellationToken)
    {
        if (undone.Was is { } was) return await NameAsync(view, Id(was), Amount(was, locale), cancellationToken);
        return await view.Records.ReadAsync<Deal>(undone.Record.Id, cancellationToken) is { } deal
            ? await NameAsync(view, deal.CustomerId, print.Amount(deal, locale), cancellationToken) : null;
    }

    private async Task<string?> NameAsync(ReadView view, Guid? customer, string? amount, CancellationToken cancellationToken) =>
        customer is { } id && await customers.FindAsync(view, id, cancellationToken) is { } known
            ? PrintCustomer.Joined(known.Name, amount) : null;

    private static Guid? Id(JsonObject was) => Guid.TryParse((string?)was[nameof(Deal.CustomerId)], out var id) ? id : null;

    private static string? Amount(JsonObject was, string locale) =>
        (long?)was[nameof(Deal.AmountMin)] is var low && (long?)was[nameof(Deal.AmountMax)] is var high && (low ?? high) is not null
            && (string?)was[nameof(Deal.Currency)] is { } currency
            ? new Budget(low, high, currency, (bool?)was[nameof(Deal.IsApproximate)] == true).Print(locale) : null;
}
