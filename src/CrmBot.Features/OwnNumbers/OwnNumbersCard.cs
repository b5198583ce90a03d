using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.OwnNumbers;

/// <summary>我的业绩: three numbers, each opening its list; for the person alone.</summary>
internal sealed class OwnNumbersCard(DigestWords digests, GoalWords goals) : IDigestFace
{
    private const string Nothing = "–";

    public DigestKind Kind => DigestKind.Own;

    public Task<CardContent?> RenderAsync(ReadView view, Digest digest, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer?.Id != digest.ReaderId) return Task.FromResult<CardContent?>(null);
        var (content, locale) = (DigestContent.Read(digest.Body), cardView.Locale);
        var today = Instants.DayOf(view.Now, digest.TimeZone);
        var (first, last) = (SaidTime.Read(digest.First)!.Value.Day, SaidTime.Read(digest.Last)!.Value.Day);
        var (from, to) = Goals.GoalPeriods.SamePartBefore(first, last);
        var data = new JsonObject
        {
            ["rows"] = CardRow.List(
            [
                Revenue(content, locale),
                Rate(content, MakeOwnNumbers.Kept, MakeOwnNumbers.Due, locale),
                Rate(content, MakeOwnNumbers.InTime, MakeOwnNumbers.Contacts, locale),
            ]),
            ["say"] = new JsonObject
            {
                ["title"] = digests.Say(locale, "own.title"),
                ["days"] = digests.Days(first, last, today, locale),
                ["compared"] = digests.Say(locale, "own.compared", ("days", digests.Days(from, to, today, locale))),
            },
        };
        return Task.FromResult<CardContent?>(new CardContent("own-numbers", data, "own.summary"));
    }

    private JsonObject Revenue(DigestContent content, string locale)
    {
        var (won, before) = (content.Find(MakeOwnNumbers.Won)!, content.Find(MakeOwnNumbers.Before + MakeOwnNumbers.Won)!);
        var value = DigestWords.Money(won.Sums, locale) is { Length: > 0 } money ? money : "0";
        var was = DigestWords.Money(before.Sums, locale) is { Length: > 0 } sum ? sum : "0";
        return Row(won, null, value, digests.Say(locale, "own.wonDeals", ("count", won.Ids.Count)), was, locale);
    }

    private JsonObject Rate(DigestContent content, string hits, string all, string locale)
    {
        var (part, whole) = (content.Find(hits)!, content.Find(all)!);
        var was = Percent(content.Find(MakeOwnNumbers.Before + hits)!, content.Find(MakeOwnNumbers.Before + all)!);
        var of = whole.Ids.Count == 0
            ? digests.Say(locale, "own.none")
            : digests.Say(locale, "own.of", ("hits", part.Ids.Count), ("all", whole.Ids.Count));
        return Row(part, whole, Percent(part, whole), of, was, locale);
    }

    private JsonObject Row(DigestNumber number, DigestNumber? all, string value, string count, string before, string locale) => new()
    {
        ["number"] = number.Name,
        ["all"] = all?.Name ?? "",
        ["opens"] = number.Ids.Count > 0,
        // All of them are the same list when every one counts.
        ["opensAll"] = all is not null && all.Ids.Count > number.Ids.Count,
        ["goals"] = CardRow.List(number.Goals.Select(goal => new JsonObject
        {
            ["behind"] = goal.IsBehind,
            ["say"] = new JsonObject { ["text"] = digests.Say(locale, "goal.beside.line", ("measure", goals.Measure(goal.Measure, locale)),
                ("how", goals.Beside(goal, inGroup: false, locale))) },
        })),
        ["say"] = new JsonObject
        {
            ["label"] = digests.Say(locale, "own.label." + number.Name),
            ["value"] = value,
            ["count"] = count,
            ["before"] = before == Nothing ? digests.Say(locale, "own.noneBefore") : digests.Say(locale, "own.before", ("value", before)),
            ["open"] = digests.Say(locale, "own.open", ("count", number.Ids.Count)),
            ["openAll"] = all is null ? "" : digests.Say(locale, "own.openAll", ("count", all.Ids.Count)),
        },
    };

    private static string Percent(DigestNumber part, DigestNumber all) =>
        all.Ids.Count == 0 ? Nothing : ReportWords.Percent((decimal)part.Ids.Count / all.Ids.Count);
}
