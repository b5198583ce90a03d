using CrmBot.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Exports;

/// <summary>导出客户: offers the file; it is made and handed over when the person accepts it, and only in their direct chat.</summary>
internal sealed class OfferCustomers(CardLibrary cards, ExportCustomers export) : IPhraseHandler
{
    private const int BytesPerRow = 160;

    public string Name => "export_customers";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var count = Math.Min(ExportCustomers.MostRows, await ExportCustomers.Of(turn.Work, turn.Actor).CountAsync(cancellationToken));
        if (count == 0) return new Reply.Say("export.none");
        var description = cards.Words(turn.Locale, "export.description", ("count", count));
        return new Reply.OfFile(new FileMessage.Offered(export.FileName(turn.Work, turn.Actor), ExportCustomers.Key, description, count * BytesPerRow));
    }
}
