using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Digests;

/// <summary>What a digest is to tell.</summary>
/// <param name="Before">The period to compare with; null for none.</param>
/// <param name="Blocks">The blocks chosen; empty: those the kind has by itself.</param>
internal sealed record DigestOrder(
    DigestKind Kind, Actor Reader, DigestFilter Filter, IReadOnlyList<string> Blocks, DigestPeriod Period, DigestPeriod? Before,
    TimeZoneInfo Zone)
{
    public Guid? PlanId { get; init; }

    public bool InGroup { get; init; }

    /// <summary>It is about a time long over: how things stand now is left out.</summary>
    public bool IsPast { get; init; }
}

/// <summary>Counts a digest. Reads only.</summary>
internal sealed class MakeDigest(
    IEnumerable<IDigestSection> sections, IEnumerable<IDigestAdvisor> advisors, DigestReaders readers, IDigestGoals goals,
    CompanySettings settings)
{
    public const int MostAdvice = 3;

    private static readonly string[] OfDesk = ["desk", "survey", "quality", "overdue"];

    private readonly List<IDigestSection> sections =
        [.. sections.OrderBy(section => section.Order).ThenBy(section => section.Block, StringComparer.Ordinal)];

    /// <summary>Codes of the blocks there are, in their order.</summary>
    public IReadOnlyList<string> Blocks => [.. sections.Select(section => section.Block).Distinct()];

    /// <summary>The blocks of a digest for which none were chosen; the lead of a service team reads of the desk.</summary>
    public IReadOnlyList<string> UsualBlocks(DigestKind kind, string role, string? team) => role == Roles.Lead && settings.ServesAll(team)
        ? [.. Blocks.Intersect(OfDesk)]
        : [.. sections.Where(section => section.IsIn(kind)).Select(section => section.Block).Distinct()];

    public async Task<Digest> MakeAsync(ReadView view, DigestOrder order, CancellationToken cancellationToken)
    {
        var owners = await DigestReaders.OwnersAsync(view, order.Reader, order.Filter, cancellationToken);
        var scope = new DigestScope(order.Period, order.Zone, owners, order.Filter.Region, order.Filter.Grade,
            order.Filter.IsAllFor(order.Reader));
        var content = new DigestContent(await CountAsync(view, order, scope, cancellationToken),
            order.IsPast ? [] : await AdviseAsync(view, scope, cancellationToken));
        return new Digest
        {
            PlanId = order.PlanId,
            Kind = order.Kind,
            ReaderId = order.Reader.Id,
            InGroup = order.InGroup,
            From = order.Period.From,
            To = order.Period.To,
            First = SaidTime.Write(order.Period.First),
            Last = SaidTime.Write(order.Period.Last),
            Zone = order.Zone.Id,
            Scope = await readers.ScopeAsync(view, order.Reader, order.Filter, cancellationToken),
            Body = content.Write(),
            MadeAt = view.Now,
        };
    }

    private async Task<IReadOnlyList<DigestBlock>> CountAsync(
        ReadView view, DigestOrder order, DigestScope scope, CancellationToken cancellationToken)
    {
        var blocks = new List<DigestBlock>();
        var beside = await goals.BesideAsync(view, order, cancellationToken);
        foreach (var section in sections.Where(section => IsWanted(section, order)))
        {
            var numbers = await section.CountAsync(view, scope, cancellationToken);
            if (order.IsPast && !section.IsOfPeriod) numbers = [.. numbers.Where(static number => number.Before is not null)];
            var compared = order.Before is { } before
                ? Compare(numbers, await section.CountAsync(view, scope with { Period = before }, cancellationToken))
                : [.. numbers.Select(number => number with { Before = null })];
            blocks.Add(new DigestBlock(section.Block,
                [.. compared.Select(number => beside.Contains(number.Name) ? number with { Goals = [.. beside[number.Name]] } : number)]));
        }

        return blocks;
    }

    private bool IsWanted(IDigestSection section, DigestOrder order) =>
        (order.Blocks.Count == 0 ? UsualBlocks(order.Kind, order.Reader.Role, order.Reader.Team) : order.Blocks).Contains(section.Block);

    // How things stand has nothing to be compared with: a section says so by leaving Before empty.
    private static List<DigestNumber> Compare(IReadOnlyList<DigestNumber> now, IReadOnlyList<DigestNumber> before) =>
        [.. now.Select(number => number.Before is null
            ? number
            : number with { Before = before.FirstOrDefault(other => other.Name == number.Name)?.Ids.Count ?? 0 })];

    private async Task<IReadOnlyList<DigestAdvice>> AdviseAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var advice = new List<DigestAdvice>();
        foreach (var advisor in advisors) advice.AddRange(await advisor.AdviseAsync(view, scope, cancellationToken));
        return [.. advice.OrderByDescending(one => one.Weight).DistinctBy(one => (one.Kind, one.Id)).Take(MostAdvice)];
    }
}
