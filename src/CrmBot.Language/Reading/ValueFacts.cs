using CrmBot.Language.Intents;
using CrmBot.Language.Linking;

namespace CrmBot.Language.Reading;

/// <summary>Figures, codes and addresses in a section.</summary>
internal static class ValueFacts
{
    private const int HighestDim = 5;   // of a lead's need, budget, ...; more is what a customer gave us

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["money"] = section => section.Amounts.Exists(spot => !spot.Bare),
        ["number"] = section => section.Amounts.Exists(spot => spot.Bare),
        ["digit"] = section => section.Words.ContainsAnyInRange('0', '9'),
        ["share"] = section => section.Words.ContainsAny("%成"),
        ["series"] = section => ScoreSeries.Has(section.Words),
        ["dims"] = section => ScoreDims.Any(section),
        ["dims.before"] = ScoreDims.AnyBefore,
        ["dims.many"] = section => ScoreDims.Any(section) && ScoreDims.Read(section).Count(static dim => dim.Value is not null) >= 3,
        ["series.only"] = section => section.Customers.Count == 1 && section.LengthWithoutCustomers is >= 7 and <= 12
            && ScoreSeries.IsOnly(section.Cut([section.Customers[0].Span])),
        ["scores"] = section => ScoreSeries.Find(section.Words, loose: true) is not null,
        ["trade"] = section => Trades.First(section) is not null,
        ["workhours"] = section => Times.WorkHours.Find(section.Text).Count > 0,
        ["context"] = section => section.Utterance.LastCustomer is not null,
        ["rating.high"] = section => section.Rating is { IsWord: false, Value: > HighestDim },
        ["tag.from"] = section => section.CodesOf(CodeKind.Tag).Any(tag => section.Lower.AsSpan(tag.Span.End) is var rest
            && (rest.StartsWith(" from ") || rest.StartsWith(" off ") || rest.StartsWith(" tag from ") || rest.StartsWith(" tag off "))),
        ["tag.taken"] = ReadTag.IsTakenOff,
        ["tag.given"] = section => section.CodesOf(CodeKind.Tag).Any(tag => section.Cues.Exists(hit => hit.Is("tag.give")
            && hit.End == tag.Span.Start)),
        ["tag.worded"] = GivesWordedTag,
        ["assign.firm"] = AssignedPlainly,
        ["given.bare"] = Owners.AreGivenBarely,
        ["accepts"] = GivenAnswer.Is,
        ["company.long"] = section =>
            section.Clauses.Exists(clause => CompanyNames.IsLong(section.Lower.AsSpan(clause.Start, clause.Length))),
        ["bare.list"] = BareList.Is,
        ["held"] = section => HeldBy.Colleague(section) is not null || HeldBy.Stranger(section) is not null,
        ["job.named"] = RoleWords.NamesByJob,
        ["pointsum"] = PointSums.Has,
        ["points"] = section => Ratings.Has(section.Words),
        ["phone"] = section => section.Phones.Count > 0,
        ["email"] = section => section.Emails.Count > 0,
        ["wechat"] = section => section.Wechats.Count > 0,
        ["ticket"] = section => section.Tickets.Count > 0,
        ["ticket.first"] = section => section.Tickets is [var first, ..] && first.Span.Start <= section.Span.Start + 2,
        ["quote"] = section => section.Quotes.Count > 0,
        ["chat"] = section => PastedChat.Find(section) is not null,
        ["tag"] = section => section.HasCode(CodeKind.Tag),
        ["tier"] = section => section.HasCode(CodeKind.Tier),
        ["source"] = section => section.HasCode(CodeKind.Source) || (section.FirstOf("source") is { } told && IsSource(section, told.Leaf)),
        ["region"] = section => section.HasCode(CodeKind.Region),
        ["stage"] = section => section.HasCode(CodeKind.Stage),
        ["ticket.type"] = section => section.HasCode(CodeKind.TicketType),
        ["queue"] = section => section.HasCode(CodeKind.Queue),
        ["team"] = section => section.HasCode(CodeKind.Team) || section.HasCode(CodeKind.Queue) || section.HasCode(CodeKind.Group),
    };

    private static bool IsSource(Section section, string told) => section.World.Settings.Sources.Any(code => code.Code == told);

    /// <summary>佳美打VIP标签: the verb, a short name and the word end the message, whether the tag is known or new.</summary>
    private static bool GivesWordedTag(Section section) => section.Cues.FindLast(static hit => hit.Is("tag.word")) is { Length: > 1 } word
        && section.Lower.AsSpan(word.End, section.Span.End - word.End).Trim("。.！!吧 ").Length == 0
        && section.Lower.AsSpan(Math.Max(section.Span.Start, word.Start - LongestTag),
            Math.Min(LongestTag, word.Start - section.Span.Start)) is var before
        && before.LastIndexOfAny("打贴挂加标") is >= 0 and var verb && verb < before.Length - 1 && !before[verb..].ContainsAny(Broken);

    private const int LongestTag = 10;

    private static readonly System.Buffers.SearchValues<char> Broken = System.Buffers.SearchValues.Create(" ,，。了过着");

    /// <summary>宏昌转给阿翔吧，我下周要出差: the clause that gives it away has no day of its own.</summary>
    private static bool AssignedPlainly(Section section)
    {
        if (section.Clauses.Count < 2) return false;
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (part.Has("assign.verb") && part.Customers.Count > 0 && part.Times.Count == 0
                && part.People.Exists(static person => person.Colleagues.Count > 0))
                return true;
        }

        return false;
    }
}
