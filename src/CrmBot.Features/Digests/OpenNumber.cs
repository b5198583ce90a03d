using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>
/// Opens what a number counted: exactly those records, page by page. From a group the list goes into the direct chat of whoever asked;
/// records that this person may not see are told as a number and not shown.
/// </summary>
internal sealed class OpenNumber(IEnumerable<IListedRecords> kinds, DigestWords words, ReportWords reports) : ICardVerb
{
    private const int PageSize = 8;
    private const int MostPages = 10_000;

    private readonly Dictionary<string, IListedRecords> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public string Verb => "digest.open";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        // The list's own buttons name the digest; on the digest's card it is the card's record. A goal's card names what was counted.
        var turnsPage = Guid.TryParse(action.Text("digest"), out var named);
        var id = turnsPage ? named : Guid.TryParse(action.Text("of"), out var counted) ? counted : action.Record?.Id;
        if (id is null || await turn.Work.Records.ReadAsync<Digest>(id.Value, cancellationToken) is not { } digest)
            return new Reply.Refuse("digest.gone");
        if (!MayOpen(turn, digest)) return new Reply.Refuse("digest.notYours");
        if (DigestContent.Read(digest.Body).Find(action.Text("number")) is not { } number || !kinds.ContainsKey(number.Kind))
            return new Reply.Refuse("digest.gone");

        var page = int.TryParse(action.Text("page"), CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 0, MostPages) : 0;
        var list = await PageAsync(turn, digest, number, page, cancellationToken);
        // A page is turned in place; a list comes below its digest, which stays.
        if (turnsPage && !turn.Place.IsGroup) return list;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, list, $"digest.list:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return turn.Place.IsGroup ? new Reply.Say("digest.inDirect") : Reply.Silence;
    }

    private static bool MayOpen(Turn turn, Digest digest) =>
        digest.InGroup || digest.ReaderId == turn.Actor.Id || Roles.SeesEverything(turn.Actor.Role);

    /// <summary>A page of what the number counted; the first is 0.</summary>
    public async Task<Reply> PageAsync(Turn turn, Digest digest, DigestNumber number, int page, CancellationToken cancellationToken)
    {
        var pages = Math.Max(1, (number.Ids.Count + PageSize - 1) / PageSize);
        page = Math.Min(page, pages - 1);
        List<Guid> ids = [.. number.Ids.Skip(page * PageSize).Take(PageSize)];
        var found = await kinds[number.Kind].ListAsync(turn.Work, ids, turn.Actor, cancellationToken);
        var name = digest.Question is { } question
            ? await reports.NumberAsync(turn.Work, ReportQuestion.Parse(question), number.Name, turn.Locale, cancellationToken)
            : (Text: words.Number(number.Name, turn.Locale), IsTyped: false);
        return new Reply.Card("digest-list", new JsonObject
        {
            ["digest"] = digest.Id.ToString("N"),
            ["number"] = number.Name,
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["name"] = name.IsTyped ? name.Text : "",
            ["rows"] = CardRow.List(found.Select(record => Row(number.Kind, record))),
            ["say"] = new JsonObject
            {
                ["title"] = words.Say(turn.Locale, "digest.list.title", ("what", name.IsTyped ? "" : name.Text),
                    ("count", number.Ids.Count)),
                ["page"] = pages > 1 ? words.Say(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
                ["hidden"] = found.Count < ids.Count
                    ? words.Say(turn.Locale, "digest.list.hidden", ("count", ids.Count - found.Count))
                    : "",
            },
        });
    }

    private static JsonObject Row(string kind, ListedRecord record) => new()
    {
        ["name"] = record.Name,
        ["text"] = record.Text,
        ["owner"] = record.Owner,
        ["record"] = (record.Opens ?? new RecordRef(kind, record.Id)).ToString(),
        ["say"] = new JsonObject { ["line"] = record.Line },
    };
}
