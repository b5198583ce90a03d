using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Exports;

/// <summary>导出客户: offers the file; it is made and handed over when the person accepts it, and only in their direct chat.</summary>
internal sealed class OfferCustomers(CardLibrary cards, ExportCustomers export, VisibleCustomers visible) : IPhraseHandler
{
    private const int BytesPerRow = 160;

    public string Name => "export_customers";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var wanted = await visible.ForExportAsync(turn.Work, turn.Actor, cancellationToken);
        var all = await wanted.Query.CountAsync(cancellationToken);
        if (all == 0) return new Reply.Say("export.none");
        var count = Math.Min(ExportCustomers.MostRows, all);
        var description = cards.Words(turn.Locale, "export.description." + (count < all ? "some" : wanted.Whose), ("count", count),
            ("all", all));
        return new Reply.OfFile(new FileMessage.Offered(export.FileName(turn.Work, turn.Actor, wanted.Whose), ExportCustomers.Key,
            description, count * BytesPerRow));
    }
}
