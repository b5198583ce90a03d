using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Knowledge.Finding;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge.Scripts;

/// <summary>
/// 客户嫌贵怎么回, 给佳美来段续约话术: the company's own scripts first, the most useful
/// ahead, then those that come with the program; with the names filled in.
/// </summary>
internal sealed class AnswerScript(
    ShippedScripts shipped, FillScript fill, ICustomerDirectory customers, IPersonDirectory people, CardLibrary cards, Policy policy)
    : IKnowledge, ICardVerb
{
    private const int Most = 3;

    public string Kind => "script";

    public string Verb => "knowledge.scripts";

    public bool IsRead => true;

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var named = frame.Text("cust") is { } name ? await customers.FindByNameAsync(turn.Work, name, cancellationToken) : [];
        return await ShowAsync(turn, frame.Text("topic"), frame.Text("q"), named is [var customer] ? customer : null, frame.Text("grade"),
            cancellationToken);
    }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) => await ShowAsync(
        turn, action.Text("topic"), null,
        Guid.TryParseExact(action.Text("customer"), "N", out var id) ? await customers.FindAsync(turn.Work, id, cancellationToken) : null,
        null, cancellationToken);

    private async Task<Reply> ShowAsync(
        Turn turn, string? topic, string? asked, CustomerBrief? customer, string? grade, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("knowledge")) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        // Of a customer that somebody may not see they learn nothing, not even whom to address.
        if (customer is not null && !policy.Decide(turn.Actor, turn.Place, "see", customer.Subject).Allowed) customer = null;
        var who = customer is null ? null : await AddressAsync(turn, customer, cancellationToken);
        var rows = topic is null
            ? await OwnAsync(turn, await NamedAsync(turn, asked, cancellationToken), who, cancellationToken)
            : [.. await OwnAsync(turn, await OfTopicAsync(turn, topic, cancellationToken), who, cancellationToken),
                .. shipped.Of(topic, grade ?? customer?.Grade).Select(script => Row(turn, script, who))];
        return Card(turn, topic, customer, [.. rows.Take(Most)]);
    }

    private Reply.Card Card(Turn turn, string? topic, CustomerBrief? customer, List<JsonObject> rows) => new("scripts", new JsonObject
    {
        ["name"] = customer?.Name ?? "",
        ["customer"] = customer?.Id.ToString("N") ?? "",
        ["rows"] = CardRow.List(rows),
        ["topic"] = topic ?? "",
        ["topics"] = CardRow.List(ScriptTopics.All.Select(
            code => new JsonObject { ["say"] =
                new JsonObject { ["code"] = code, ["title"] = cards.Words(turn.Locale, "knowledge.topic." + code) } })),
        ["mayAdd"] = !turn.Place.IsGroup,
        ["say"] = new JsonObject
        {
            ["title"] = topic is not null && ScriptTopics.All.Contains(topic) ? cards.Words(turn.Locale, "knowledge.topic." + topic)
                : cards.Words(turn.Locale, rows.Count > 0 ? "knowledge.scripts.found" : "knowledge.scripts.which"),
        },
    });

    private static async Task<IReadOnlyList<KnowledgeEntry>> OfTopicAsync(Turn turn, string topic, CancellationToken cancellationToken) =>
        await turn.Db.Set<KnowledgeEntry>().AsNoTracking()
            .Where(entry => entry.Kind == KnowledgeKind.Script && entry.Topic == topic && entry.OutdatedAt == null)
            .OrderByDescending(entry => entry.Useful - entry.Useless).ThenByDescending(entry => entry.ChangedAt).Take(Most)
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<KnowledgeEntry>> NamedAsync(Turn turn, string? asked, CancellationToken cancellationToken) =>
        asked is null ? [] :
            [.. (await KnowledgeBase.RankAsync(turn.Work, [asked], cancellationToken)).Select(near => near.Entry)
                .Where(entry => entry.Kind == KnowledgeKind.Script)];

    private async Task<List<JsonObject>> OwnAsync(
        Turn turn, IReadOnlyList<KnowledgeEntry> entries, string? who, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var entry in entries)
        {
            rows.Add(new JsonObject
            {
                ["title"] = entry.Title,
                ["text"] = fill.Fill(entry.Text, who, turn),
                ["by"] = (await people.FindAsync(turn.Work, entry.WrittenBy, cancellationToken))?.Name ?? "",
                ["entry"] = entry.Id.ToString("N"),
                ["say"] = new JsonObject { ["why"] = entry.Useful > 0
                    ? cards.Words(turn.Locale, "knowledge.useful", ("count", entry.Useful)) : "" },
            });
        }

        return rows;
    }

    private JsonObject Row(Turn turn, ShippedScript script, string? who) => new()
    {
        ["title"] = "",
        ["text"] = fill.Fill(script.In(turn.Locale), who, turn),
        ["by"] = "",
        ["entry"] = "",
        ["say"] = new JsonObject { ["why"] = script.Grade is { } grade
            ? cards.Words(turn.Locale, "knowledge.scripts.grade", ("grade", grade)) : "" },
    };

    // 王总, not 王建国; and Jack, not Jack Miller.
    private async Task<string?> AddressAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup || await customers.ContactsAsync(turn.Work, customer.Id, cancellationToken) is not [var contact, ..])
            return null;
        return contact.Aka is [{ Length: > 0 } aka, ..] ? aka : char.IsAscii(contact.Name[0]) ? contact.Name.Split(' ')[0] : contact.Name;
    }
}
