using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Health;

/// <summary>数据健康: four rates of the customers the person may see; each opens its list.</summary>
internal sealed class HealthCard(VisibleCustomers visible, PrintCustomer print)
{
    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var figures = await DataHealth.MeasureAsync(turn.Work, await visible.ForAsync(turn.Work, turn.Actor, cancellationToken),
            cancellationToken);
        if (figures.Total == 0) return new Reply.Say("health.nobody");
        var card = new Reply.Card("data-health", new JsonObject
        {
            ["rows"] = CardRow.List(
            [
                Row(turn.Locale, "duplicates", figures.Duplicates, figures.Total),
                Row(turn.Locale, "stale", figures.Total - figures.Stale, figures.Total, figures.Stale),
                Row(turn.Locale, "incomplete", figures.Total - figures.Incomplete, figures.Total, figures.Incomplete),
                Row(turn.Locale, "orphans", figures.Orphans, figures.Total),
            ]),
            ["say"] = new JsonObject { ["total"] = print.Words(turn.Locale, "health.total", ("count", figures.Total)) },
        });
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"health:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    private JsonObject Row(string locale, string what, int share, int total, int? listed = null) => new()
    {
        ["what"] = what,
        ["listed"] = listed ?? share,
        ["say"] = new JsonObject
        {
            ["name"] = print.Words(locale, $"health.{what}.name"),
            ["rate"] = (share * 100.0 / total).ToString("0.#", CultureInfo.InvariantCulture) + "%",
            ["note"] = print.Words(locale, $"health.{what}.note", ("count", listed ?? share), ("total", total),
                ("days", DataHealth.FreshDays)),
        },
    };
}
