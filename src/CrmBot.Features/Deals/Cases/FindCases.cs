using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.Knowledge;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Cases;

/// <summary>
/// Stories of deals won and lost (intent <c>kb</c>, kind <c>case</c>): by industry, by customer, or by words; the newest first.
/// </summary>
internal sealed class FindCases(CardLibrary cards, IPersonDirectory people, Policy policy) : IKnowledge, IPhraseHandler
{
    private const int Most = 5, LongestExcerpt = 240;

    public string Kind => "case";

    public string Name => "cases";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => AnswerAsync(turn, new Frame("kb"), cancellationToken);

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("deal", turn.Actor.Id, turn.Actor.Team)) is { Allowed: false } no)
            return new Reply.Refuse(no.ReasonKey!);
        var words = frame.Text("industry") ?? frame.Text("cust") ?? frame.Text("q");
        var (found, fits) = await FindAsync(turn, words, cancellationToken);
        if (found.Count == 0) return new Reply.Say("deal.case.none");
        List<JsonObject> rows = [];
        foreach (var told in found) rows.Add(await RowAsync(turn, told, cancellationToken));
        var card = new Reply.Card("deal-cases", new JsonObject
        {
            ["asked"] = words ?? "",
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, fits ? "deal.case.found" : "deal.case.others",
                ("count", found.Count)) },
        });
        // What was told about a customer is for us, not for everybody who reads a group.
        return await ListDeals.SendAsync(turn, card, found.Count, cancellationToken);
    }

    /// <summary>The stories that fit; when none does, the newest, which may help as well.</summary>
    private static async Task<(List<SaleCase> Found, bool Fits)> FindAsync(Turn turn, string? words, CancellationToken cancellationToken)
    {
        var all = turn.Db.Set<SaleCase>().AsNoTracking();
        var ids = words is null ? [] : await SearchTerms.FindAsync(turn.Work, "sale_case", words, Most, cancellationToken);
        if (ids.Count == 0)
            return (await all.OrderByDescending(told => told.CreatedAt).Take(Most).ToListAsync(cancellationToken), words is null);
        var found = await all.Where(told => ids.Contains(told.Id)).ToListAsync(cancellationToken);
        return ([.. ids.Select(id => found.Find(told => told.Id == id)).OfType<SaleCase>()], true);
    }

    private async Task<JsonObject> RowAsync(Turn turn, SaleCase told, CancellationToken cancellationToken)
    {
        var writer = await people.FindAsync(turn.Work, told.WrittenBy, cancellationToken);
        var reason = told.Reason is { } code ? cards.Words(turn.Locale, "deal.reason." + code) : null;
        return new JsonObject
        {
            ["name"] = told.Title,
            ["text"] = Shorten.To(told.Text, LongestExcerpt),
            ["who"] = PrintCustomer.Joined(told.Industry, writer?.Name),
            ["deal"] = told.DealId.ToString("N"),
            ["say"] = new JsonObject { ["outcome"] =
                PrintCustomer.Joined(cards.Words(turn.Locale, told.IsWon ? "deal.state.won" : "deal.state.lost"), reason) },
        };
    }
}
