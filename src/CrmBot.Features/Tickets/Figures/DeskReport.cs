using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Monthly;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Features.Tickets.Lists;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Figures;

/// <summary>
/// Counts the desk's numbers for a reader, compared with the month before, so that each opens the tickets it counted.
/// </summary>
internal sealed class DeskReport(VisibleTickets visible)
{
    /// <summary>What such a report is about and grouped by, for those who draw it.</summary>
    public const string Grouping = "desk";

    /// <returns>Not stored yet; null when nothing happened at the desk in that month.</returns>
    public async Task<Digest?> CountAsync(ReadView view, Actor reader, DateOnly month, bool inGroup, CancellationToken cancellationToken)
    {
        var days = DigestPeriods.Month(month, reader.Zone);
        var now = await CountDesk.CountAsync(view, visible.Of(view, reader), days, cancellationToken);
        if (now.All(number => number.Ids.Count == 0)) return null;
        var before = await CountDesk.CountAsync(view, visible.Of(view, reader), DigestPeriods.Month(month.AddMonths(-1), reader.Zone),
            cancellationToken);
        return new Digest
        {
            Kind = DigestKind.Report, ReaderId = reader.Id, InGroup = inGroup, From = days.From, To = days.To,
            First = SaidTime.Write(days.First), Last = SaidTime.Write(days.Last),
            Zone = reader.Zone.Id, Question = new ReportQuestion(Grouping, Grouping, null, null, null, [], [], null, null).Write(),
            MadeAt = view.Now,
            Body = new DigestContent([new DigestBlock(MakeReport.Block, [.. Named("n|", now), .. Named("was|", before)])], []).Write(),
        };
    }

    private static IEnumerable<DigestNumber> Named(string prefix, IEnumerable<DigestNumber> numbers) =>
        numbers.Select(number => number with { Name = prefix + number.Name });
}

/// <summary>客服数据, 上个月的客服数据: the desk's numbers of a month.</summary>
internal abstract class AskDesk(DeskReport report) : IPhraseHandler
{
    public abstract string Name { get; }

    public bool ReadsMuch => true;

    protected abstract int MonthsBack { get; }

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var month = DateOnly.FromDateTime(turn.LocalNow).AddMonths(-MonthsBack);
        if (await report.CountAsync(turn.Work, turn.Actor, month, turn.Place.IsGroup, cancellationToken) is not { } counted)
            return new Reply.Say("ticket.rate.none");
        turn.Db.Add(counted);
        return await PostReport.PastAnswerAsync(turn, new Reply.OfRecord(new RecordRef("digest", counted.Id)), cancellationToken);
    }
}

/// <inheritdoc/>
internal sealed class AskDeskNow(DeskReport report) : AskDesk(report)
{
    public override string Name => "desk_numbers";

    protected override int MonthsBack => 0;
}

/// <inheritdoc/>
internal sealed class AskDeskBefore(DeskReport report) : AskDesk(report)
{
    public override string Name => "desk_numbers_last";

    protected override int MonthsBack => 1;
}

/// <summary>The month before, on the first workday of each month, for those who answer for the desk.</summary>
internal sealed class DeskMonthly(DeskReport report, IDirectory directory, CompanySettings settings) : IMonthlyCard
{
    public string Name => "desk";

    public bool IsFor(Colleague person) =>
        person.Role is Roles.Manager or Roles.Director || (person.Role == Roles.Lead && settings.ServesAll(person.Team));

    public async Task<MonthlyNews?> BuildAsync(ReadView view, Colleague person, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(view, person.Id, cancellationToken) is not { } reader) return null;
        var month = Instants.DayOf(view.Now, reader.Zone).AddMonths(-1);
        return await report.CountAsync(view, reader, month, false, cancellationToken) is { } counted
            ? new(new Reply.OfRecord(new RecordRef("digest", counted.Id)), counted)
            : null;
    }
}

/// <summary>Draws the desk's numbers: what came in and how it went, then the kinds of problems with their trend.</summary>
internal sealed class DeskReportBody(ReportWords words, DigestWords digests) : IReportBody
{
    private const int MostTypes = 6;

    public string Grouping => DeskReport.Grouping;

    public CardContent Render(ReadView view, Digest report, ReportQuestion question, CardView cardView)
    {
        var locale = cardView.Locale;
        var numbers = DigestContent.Read(report.Body).Blocks[0].Numbers.ToDictionary(number => number.Name, StringComparer.Ordinal);
        var types = numbers.Keys.Where(name => name.StartsWith("n|" + ReportWords.TicketType, StringComparison.Ordinal))
            .Select(name => name[2..]).ToList();
        var days = digests.Days(SaidTime.Read(report.First)!.Value.Day, SaidTime.Read(report.Last)!.Value.Day,
            Instants.DayOf(view.Now, report.TimeZone), locale);
        return new CardContent("report", new JsonObject
        {
            ["scope"] = report.Scope,
            ["rows"] = CardRow.List([.. CountDesk.Names.Select(name => Row(name.Name, numbers, locale)),
                .. types.Take(MostTypes).Select(type => Row(type, numbers, locale))]),
            ["bars"] = new JsonArray(),
            ["say"] = new JsonObject
            {
                ["title"] = words.Say(locale, "report.measure." + DeskReport.Grouping), ["line"] = days, ["total"] = "", ["empty"] = "",
                ["weak"] = "",
                ["more"] = types.Count > MostTypes ? words.Say(locale, "report.moreGroups", ("count", types.Count - MostTypes)) : "",
            },
        }, "report.summary");
    }

    private JsonObject Row(string key, Dictionary<string, DigestNumber> numbers, string locale)
    {
        var number = numbers["n|" + key];
        var note = PrintCustomer.Joined(digests.Share(number, locale), Before(numbers.GetValueOrDefault("was|" + key), locale));
        return CountRow.Of(words.Key(DeskReport.Grouping, key, locale), number, note);
    }

    // A share is compared with a share, a number with a number.
    private string Before(DigestNumber? was, string locale)
    {
        var value = DigestWords.Share(was ?? new DigestNumber("", "ticket", [])) is { Length: > 0 } share && was is { Among: not null }
            ? share : words.Count(was?.Ids.Count ?? 0, locale);
        return words.Say(locale, "report.before", ("value", value));
    }
}

/// <summary>The same as a block of digests, for whoever adds it: a digest of everything is as large as a card may be.</summary>
internal sealed class DeskInDigest(ICustomerDirectory customers) : IDigestSection
{
    public string Block => "desk";

    public int Order => 70;

    public bool IsIn(DigestKind kind) => false;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var tickets = view.Db.Set<Ticket>().AsNoTracking();
        if (!scope.IsAll) tickets = tickets.Where(ticket => ticket.AssigneeId != null && scope.Owners.Contains(ticket.AssigneeId.Value));
        if (scope.Region is not null || scope.Grade is not null)
        {
            var ids = await tickets.Select(ticket => ticket.CustomerId).Distinct().ToListAsync(cancellationToken);
            var fitting = (await customers.FilterAsync(view, ids, scope.Region, scope.Grade, cancellationToken))?.ToList() ?? ids;
            tickets = tickets.Where(ticket => fitting.Contains(ticket.CustomerId));
        }

        var numbers = await CountDesk.CountAsync(view, tickets, scope.Period, cancellationToken);
        return [.. numbers.Where(number => !number.Name.StartsWith(ReportWords.TicketType, StringComparison.Ordinal))
            .Select(number => number with { Name = "desk_" + number.Name })];
    }
}
