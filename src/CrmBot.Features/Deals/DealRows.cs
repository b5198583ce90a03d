using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>The lines of a deal's card: what is known, in the order people ask for it.</summary>
internal sealed class DealRows(PrintDeal print, WinFactors factors, PrintCustomer customers, PrintChain chain, IPersonDirectory people)
{
    public async Task<List<JsonObject>> OfAsync(
        ReadView view, Deal deal, bool showsAmount, CardView cardView, CancellationToken cancellationToken)
    {
        var (locale, now) = (cardView.Locale, view.LocalNow(cardView.Zone));
        List<JsonObject> rows = [];
        if (showsAmount) Add("amount", PrintCustomer.Joined(print.Amount(deal, locale), KindAndTerm(deal, locale)));
        else Add("amount", print.Words(locale, "deal.hidden"));
        if (showsAmount && deal.Parts.Count > 0) Add("parts", Parts(deal, locale));
        if (deal.IsOpen) AddOpen(deal, now, locale, Add);
        else AddClosed(deal, now, locale, Add);
        Add("rival", deal.HasNoRival ? print.Words(locale, "deal.noRival") : PrintCustomer.Joined(deal.Rival, deal.RivalNote));
        Add("products", string.Join(" · ", deal.Products));
        Add("chain", await ChainAsync(view, deal, locale, cancellationToken));
        if (cardView.Viewer?.Id != deal.OwnerId) Add("owner", await OwnerAsync(view, deal, locale, cancellationToken));
        return rows;

        void Add(string field, string? text)
        {
            if (!string.IsNullOrEmpty(text)) rows.Add(CardRow.Of(print.Words(locale, "deal.label." + field), text));
        }
    }

    /// <summary>The instalments do not make up the amount; null when they do, or either is unknown.</summary>
    /// <param name="whole">All that is to be paid.</param>
    public string? PartsWarning(IReadOnlyList<long> parts, long? whole, string? currency, string locale) =>
        parts.Count > 0 && whole is { } amount && currency is not null && parts.Sum() != amount
            ? print.Words(locale, "deal.partsMismatch", ("sum", PrintDeal.Money(parts.Sum(), currency, locale)),
                ("amount", PrintDeal.Money(amount, currency, locale)))
            : null;

    private void AddOpen(Deal deal, DateTime now, string locale, Action<string, string?> add)
    {
        add("probability",
            deal.Probability is null ? print.Words(locale, "deal.chanceOfStage", ("chance", print.Chance(deal))) : print.Chance(deal));
        add("close", print.Day(deal.CloseOn, now, locale));
        add("blocker", deal.Blocker);
    }

    private void AddClosed(Deal deal, DateTime now, string locale, Action<string, string?> add)
    {
        add(deal.State switch { DealState.Won => "signed", DealState.Lost => "lostOn", _ => "heldOn" },
            print.Day(deal.ClosedOn, now, locale));
        add("factors", string.Join(" · ", factors.Words(deal, locale)));
        add("reason", print.Reason(deal, locale));
        add("revisit", print.Day(deal.RevisitOn, now, locale));
        add("note", deal.ClosingNote);
    }

    private string KindAndTerm(Deal deal, string locale) => PrintCustomer.Joined(
        deal.Kind is { } kind ? print.Words(locale, "deal.kind." + kind) : null, deal.Term is { } term ? print.Span(term, locale) : null);

    private static string Parts(Deal deal, string locale) =>
        string.Join(" + ", deal.Parts.Select(part => PrintDeal.Money(part, deal.Currency ?? "CNY", locale)));

    private async Task<string> OwnerAsync(ReadView view, Deal deal, string locale, CancellationToken cancellationToken)
    {
        var owner = deal.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
        return customers.Owner(owner?.Name, deal.Team, locale);
    }

    private async Task<string> ChainAsync(ReadView view, Deal deal, string locale, CancellationToken cancellationToken)
    {
        var members = await view.Db.Set<ChainMember>().AsNoTracking().Where(member => member.CustomerId == deal.CustomerId)
            .ToListAsync(cancellationToken);
        return chain.Line(members, locale);
    }
}
