using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>小王本月目标30万 小林50万: each who is named with the target that stands beside the name.</summary>
internal static class GoalShares
{
    /// <summary>Everybody the speaker looks after, one goal for each.</summary>
    public const string Each = "each";

    /// <summary>Who has to reach how much, in the order of the text; those named together share one target.</summary>
    public static List<(string Whose, decimal Target)> Of(Section section, Func<Section, decimal?> targetIn)
    {
        var holders = Holders(section);
        if (holders.Count < 2) return [];
        var first = targetIn(section.Within(TextSpan.Between(section.Span.Start, holders[0].Span.Start)));   // 300k for Lily, 200k for Tom
        List<(string Whose, decimal Target)> shares = [];
        decimal? said = null;
        var waiting = 0;   // 小王和小林各30万
        for (var i = 0; i < holders.Count; i++)
        {
            var own = first is null
                ? TextSpan.Between(holders[i].Span.End, i + 1 < holders.Count ? holders[i + 1].Span.Start : section.Span.End)
                : TextSpan.Between(i == 0 ? section.Span.Start : holders[i - 1].Span.End, holders[i].Span.Start);
            said = targetIn(section.Within(own)) ?? (first is null ? null : said);
            shares.Add((holders[i].Whose, said ?? 0));
            for (var back = shares.Count - 2; said is not null && back >= waiting; back--)
                shares[back] = shares[back] with { Target = said.Value };
            if (said is not null) waiting = shares.Count;
        }

        return waiting == shares.Count ? shares : [];
    }

    /// <summary>给华中组定个目标: whose it is stays with the goal when only its sum is put right.</summary>
    public static string? Holder(Section section) =>
        Holders(section) is [var only] ? only.Whose : Owners.AreMine(section) ? "me" : null;

    private static List<(string Whose, TextSpan Span)> Holders(Section section) =>
    [
        .. Owners.Colleagues(section).Select(person => (Owners.NameOf(section, person), person.Whole))
            .Concat(section.CodesOf(CodeKind.Team).Select(static code => ((string?)code.Code, code.Span)))
            .Where(static holder => holder.Item1 is not null).Select(static holder => (holder.Item1!, holder.Item2))
            .OrderBy(static holder => holder.Item2.Start),
    ];
}
