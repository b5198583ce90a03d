using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Boards;

/// <summary>The week's board: who earned what, each number opening what it was earned with.</summary>
internal sealed class BoardCard(DigestWords words, IPersonDirectory people, CompanySettings settings) : IDigestFace
{
    private const int Most = 10;

    public DigestKind Kind => DigestKind.Board;

    public async Task<CardContent?> RenderAsync(ReadView view, Digest digest, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var board = digest.PlanId is { } id ? await view.Records.ReadAsync<TeamBoard>(id, cancellationToken) : null;
        if (board is null || (!digest.InGroup && cardView.Viewer?.Id != digest.ReaderId)) return null;
        var lines = Lines(DigestContent.Read(digest.Body));
        var most = lines.Count == 0 ? 0 : lines[0].Points;
        List<JsonObject> rows = [];
        foreach (var line in lines.Take(Most)) rows.Add(await RowAsync(view, line, line.Points == most, locale, cancellationToken));
        var today = Instants.DayOf(view.Now, digest.TimeZone);
        return new CardContent("board", new JsonObject
        {
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject
            {
                ["title"] = words.Say(locale, "board.title", ("team", CompanySettings.Word(settings.Teams, board.Team, locale))),
                ["days"] = words.Days(SaidTime.Read(digest.First)!.Value.Day, SaidTime.Read(digest.Last)!.Value.Day, today, locale),
                ["empty"] = rows.Count == 0 ? words.Say(locale, "board.empty") : "",
                ["how"] = Rules(words, locale),
            },
        }, "board.summary");
    }

    /// <summary>What earns how much.</summary>
    public static string Rules(DigestWords words, string locale) => words.Say(
        locale, "board.how", ("contact", BoardPoints.ForContact), ("kept", BoardPoints.ForKept), ("won", BoardPoints.ForWon));

    private static List<(Guid Person, int Points, List<DigestNumber> Numbers)> Lines(DigestContent content) =>
    [
        .. content.Blocks.SelectMany(block => block.Numbers)
            .GroupBy(number => Guid.ParseExact(number.Name.Split(':')[1], "N"))
            .Select(group => (group.Key, group.Sum(number => number.Ids.Count * BoardPoints.Of(number.Name.Split(':')[0])), group.ToList()))
            .OrderByDescending(line => line.Item2).ThenBy(line => line.Key),
    ];

    private async Task<JsonObject> RowAsync(
        ReadView view, (Guid Person, int Points, List<DigestNumber> Numbers) line, bool isFirst, string locale,
        CancellationToken cancellationToken) => new()
        {
            ["name"] = (await people.FindAsync(view, line.Person, cancellationToken))?.Name ?? "",
            ["first"] = isFirst,
            ["numbers"] = CardRow.List(line.Numbers.Select(number => new JsonObject
            {
                ["number"] = number.Name,
                ["say"] = new JsonObject { ["text"] = words.Say(locale, "board.earned." + number.Name.Split(':')[0],
                    ("count", number.Ids.Count)) },
            })),
            ["say"] = new JsonObject { ["points"] = words.Say(locale, "board.points",
                ("points", line.Points.ToString(CultureInfo.InvariantCulture))) },
        };
}
