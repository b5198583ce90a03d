using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Reports;

/// <summary>
/// Counts the answer to a question and keeps it like a digest: every number with the records it counted. The numbers of a group are named
/// <c>n|key</c> (what it is about), <c>all|key</c> (of a rate: all of them) and <c>was|key</c> (the period it is compared with).
/// </summary>
internal static class MakeReport
{
    public const string Block = "report";

    public static async Task<Digest> MakeAsync(
        ReadView view, IReportSource source, ReportQuestion question, ReportScope scope, (DateOnly From, DateOnly To)? compared,
        Actor reader, bool inGroup, string who,
        CancellationToken cancellationToken)
    {
        var numbers = Numbers(source, await GroupsAsync(view, source, question, scope, cancellationToken));
        if (compared is var (from, to))
            numbers.AddRange(
                Compared(source, await GroupsAsync(view, source, question, scope with { From = from, To = to }, cancellationToken)));
        var period = DigestPeriod.Days(scope.From, scope.To, scope.Zone);
        return new Digest
        {
            Kind = DigestKind.Report,
            ReaderId = reader.Id,
            InGroup = inGroup,
            From = period.From,
            To = period.To,
            First = SaidTime.Write(scope.From),
            Last = SaidTime.Write(scope.To),
            Zone = scope.Zone.Id,
            Scope = who,
            Question = question.Write(),
            Body = new DigestContent([new DigestBlock(Block, numbers)], []).Write(),
            MadeAt = view.Now,
        };
    }

    private static async Task<IReadOnlyList<ReportGroup>> GroupsAsync(
        ReadView view, IReportSource source, ReportQuestion question, ReportScope scope, CancellationToken cancellationToken)
    {
        var items = await source.ReadAsync(view, scope, cancellationToken);
        if (question.Currency is { } currency) items = [.. items.Where(item => item.Currency == currency)];
        if (question.Sold is { } sold) items = [.. items.Where(item => item.Sold == sold)];
        var groups = await GroupItems.ByAsync(view, items, question.By, cancellationToken);
        if (question.Only.Count > 0) groups = [.. groups.Where(group => question.Only.Contains(group.Key))];
        return question.Top is { } top ? [.. groups.OrderByDescending(group => Weight(source, group)).Take(top)] : groups;
    }

    private static decimal Weight(IReportSource source, ReportGroup group)
    {
        if (source.IsRate) return group.Items.Count == 0 ? 0 : (decimal)group.Items.Count(item => item.Hit) / group.Items.Count;
        return source.IsMoney ? group.Items.Sum(item => item.Amount ?? 0) : group.Items.Count;
    }

    private static List<DigestNumber> Numbers(IReportSource source, IReadOnlyList<ReportGroup> groups)
    {
        var numbers = new List<DigestNumber>();
        foreach (var group in groups)
        {
            numbers.Add(Number(source, "n|" + group.Key, source.IsRate ? group.Items.Where(item => item.Hit) : group.Items));
            if (source.IsRate) numbers.Add(Number(source, "all|" + group.Key, group.Items));
        }

        return numbers;
    }

    private static IEnumerable<DigestNumber> Compared(IReportSource source, IReadOnlyList<ReportGroup> groups)
    {
        foreach (var group in groups)
        {
            yield return Number(source, "was|" + group.Key, source.IsRate ? group.Items.Where(item => item.Hit) : group.Items);
            if (source.IsRate) yield return Number(source, "wasAll|" + group.Key, group.Items);
        }
    }

    private static DigestNumber Number(IReportSource source, string name, IEnumerable<ReportItem> items)
    {
        var counted = items.OrderBy(item => item.Day).ThenBy(item => item.Id).ToList();
        return new DigestNumber(name, source.Kind, [.. counted.Select(item => item.Id)])
        {
            Sums = counted.Where(item => item is { Amount: not null, Currency: not null }).GroupBy(item => item.Currency!)
                .ToDictionary(group => group.Key, group => group.Sum(item => item.Amount!.Value)),
        };
    }
}
