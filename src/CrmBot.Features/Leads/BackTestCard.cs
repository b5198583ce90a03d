using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Monthly;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>
/// 评分回测: does the score tell who buys? Comes once a month, silent while there is too little to tell; and whenever somebody asks.
/// </summary>
internal sealed class BackTestCard(PrintLead print) : IMonthlyCard, IPhraseHandler
{
    private static readonly string[] Grades = ["A", "B", "C"];

    string IMonthlyCard.Name => "backtest";

    string IPhraseHandler.Name => "score_backtest";

    public bool IsFor(Colleague person) => person.Role is Roles.Manager or Roles.Director or Roles.Lead;

    public async Task<MonthlyNews?> BuildAsync(ReadView view, Colleague person, CancellationToken cancellationToken)
    {
        var test = await BackTest.RunAsync(view, Roles.SeesEverything(person.Role) ? null : person.Team, cancellationToken);
        return test.HasEnough ? new(Card(test, person.Locale)) : null;
    }

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var everybody = Roles.SeesEverything(turn.Actor.Role);
        if (!everybody && turn.Actor.Role != Roles.Lead) return new Reply.Refuse("backtest.notYours");
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var test = await BackTest.RunAsync(turn.Work, everybody ? null : turn.Actor.Team, cancellationToken);
        return test.HasEnough
            ? Card(test, turn.Locale)
            : new Reply.Say("backtest.tooFew", ("count", test.Leads), ("enough", BackTest.Enough));
    }

    private Reply.Card Card(BackTest test, string locale) => new("score-backtest", new JsonObject
    {
        ["grades"] = CardRow.List(Grades.Where(test.ByGrade.ContainsKey)
            .Select(grade => Row(print.Words(locale, "customer.grade", ("grade", grade)), test.ByGrade[grade], locale))),
        ["dims"] = CardRow.List(test.Dimensions.Select(dimension => Dimension(dimension, locale))),
        ["say"] = new JsonObject
        {
            ["basis"] = print.Words(locale, "backtest.basis", ("count", test.Leads), ("days", BackTest.YoungDays)),
            ["finding"] = Finding(test, locale),
        },
    });

    private JsonObject Row(string label, Conversion conversion, string locale) => new()
    {
        ["say"] = new JsonObject
        {
            ["label"] = label,
            ["rate"] = Percent(conversion.Rate),
            ["count"] = print.Words(locale, "backtest.of", ("converted", conversion.Converted), ("count", conversion.Leads)),
        },
    };

    private JsonObject Dimension(DimensionTest test, string locale) => new()
    {
        ["effect"] = test.Effect.ToString(),
        ["say"] = new JsonObject
        {
            ["label"] = print.Words(locale, "score.dim." + test.Name),
            ["scores"] = string.Join(" · ", test.ByScore.Select((conversion, place) => $"{place + 1}: {Rate(conversion)}")),
            ["effect"] = print.Words(locale, "backtest.effect." + test.Effect.ToString().ToLowerInvariant()),
        },
    };

    private static string Rate(Conversion conversion) =>
        conversion.Leads == 0 ? "–" : $"{Percent(conversion.Rate)} ({conversion.Converted}/{conversion.Leads})";

    private string Finding(BackTest test, string locale)
    {
        var without = test.Dimensions.Where(dimension => dimension.Effect == DimensionEffect.None)
            .Select(dimension => print.Words(locale, "score.dim." + dimension.Name)).ToList();
        return without.Count == 0
            ? print.Words(locale, "backtest.allTell")
            : print.Words(locale, "backtest.noEffect", ("list", string.Join(print.Words(locale, "common.list_separator"), without)));
    }

    private static string Percent(double rate) => (rate * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
