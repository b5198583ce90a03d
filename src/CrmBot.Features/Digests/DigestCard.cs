using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>The card of one digest, drawn from what was counted when it was made.</summary>
internal sealed class DigestCard(
    DigestWords words, GoalWords goals, ReportCard reports, CompanySettings settings, IEnumerable<IDigestFace> faces) : IRecordCard
{
    private const int MostGoals = 3;

    private readonly Dictionary<DigestKind, IDigestFace> faces = faces.ToDictionary(face => face.Kind);

    public string Kind => "digest";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Digest>(id, cancellationToken) is not { } digest) return null;
        if (digest.Kind == DigestKind.Report) return await reports.RenderAsync(view, digest, cardView, cancellationToken);
        if (faces.TryGetValue(digest.Kind, out var face)) return await face.RenderAsync(view, digest, cardView, cancellationToken);
        var content = DigestContent.Read(digest.Body);
        var locale = cardView.Locale;
        var data = new JsonObject
        {
            ["blocks"] = content.IsEmpty
                ? []
                : CardRow.List(content.Blocks.Where(block => block.Numbers.Any(IsSomething)).Select(block => Block(block, digest, locale))),
            ["bars"] = CardRow.List(content.Blocks.Where(block => block.Block == "funnel").SelectMany(block => block.Numbers)
                .Select(number => Bar(number, locale))),
            ["advice"] = digest.InGroup ? [] : CardRow.List(content.Advice.Select(advice => Advice(advice, locale))),
            ["scope"] = digest.Scope,
            ["mine"] = cardView.Viewer?.Id == digest.ReaderId,
            ["say"] = new JsonObject
            {
                ["title"] = words.Title(digest, Today(view, digest), locale),
                ["empty"] = content.IsEmpty ? words.Say(locale, "digest.empty") : "",
                ["none"] = content.IsEmpty ? "" : Nothing(content, locale),
            },
        };
        return new CardContent("digest", data, "digest.summary." + DigestKinds.Word(digest.Kind));
    }

    private static DateOnly Today(ReadView view, Digest digest) => Instants.DayOf(view.Now, digest.TimeZone);

    private static bool IsSomething(DigestNumber number) => number.Ids.Count > 0 || number.Before is > 0 || number.Goals.Count > 0;

    // Numbers that are nothing, and were nothing, stand together in one line below the others.
    private string Nothing(DigestContent content, string locale)
    {
        // An empty stage between others is seen in the funnel's bars.
        var names = content.Blocks.Where(block => block.Block != "funnel").SelectMany(block => block.Numbers)
            .Where(number => !IsSomething(number))
            .Select(number => words.Absent(number.Name, locale)).Distinct();
        return string.Join(" · ", names) is { Length: > 0 } list ? words.Say(locale, "digest.none", ("list", list)) : "";
    }

    private JsonObject Block(DigestBlock block, Digest digest, string locale) => new()
    {
        ["say"] = new JsonObject { ["title"] = Heading(block, locale) },
        ["numbers"] = CardRow.List(block.Numbers.Where(IsSomething).Select(number => Number(number, digest, locale))),
    };

    // A block that begins with a number of its name needs no heading.
    private string Heading(DigestBlock block, string locale) =>
        words.Block(block.Block, locale) is var title && words.Number(block.Numbers.First(IsSomething).Name, locale) == title ? "" : title;

    private JsonObject Bar(DigestNumber number, string locale) =>
        new() { ["value"] = number.Ids.Count, ["say"] = new JsonObject { ["name"] = words.Number(number.Name, locale) } };

    private JsonObject Number(DigestNumber number, Digest digest, string locale) => new()
    {
        ["number"] = number.Name,
        ["opens"] = number.Ids.Count > 0,
        ["warns"] = number.IsWarning && number.Ids.Count > 0,
        ["goals"] = CardRow.List(number.Goals.Take(MostGoals).Select(goal => GoalRow(goal, digest, locale))),
        ["say"] = new JsonObject
        {
            ["label"] = words.Number(number.Name, locale),
            ["value"] = number.Ids.Count.ToString("#,0", CultureInfo.InvariantCulture),
            ["note"] = Note(number, digest, locale),
        },
    };

    private JsonObject GoalRow(GoalStanding goal, Digest digest, string locale) => new()
    {
        ["behind"] = goal.IsBehind,
        ["who"] = goal.Person ?? "",
        ["say"] = new JsonObject { ["who"] = Holder(goal, locale), ["text"] = Goal(goal, digest, locale) },
    };

    private string Note(DigestNumber number, Digest digest, string locale) =>
        number.Sums.Count > 0 && !digest.InGroup
            ? PrintCustomer.Joined(DigestWords.Money(number.Sums, locale), words.CountAndChange(number, locale))
            : PrintCustomer.Joined(words.Share(number, locale), words.Change(number, locale));

    private string Holder(GoalStanding goal, string locale) =>
        goal.Team is not { } team ? ""
            : team.Length == 0 ? words.Say(locale, "goal.company")
            : CompanySettings.Word(settings.Teams, team, locale);

    private string Goal(GoalStanding goal, Digest digest, string locale) =>
        words.Say(locale, "goal.beside.line", ("measure", goals.Measure(goal.Measure, locale)),
            ("how", goals.Beside(goal, digest.InGroup, locale)));

    private JsonObject Advice(DigestAdvice advice, string locale) => new()
    {
        ["subject"] = advice.Subject,
        ["record"] = new RecordRef(advice.Kind, advice.Id).ToString(),
        ["say"] = new JsonObject { ["what"] = words.Say(locale, "digest.advice." + advice.Name) },
    };
}
