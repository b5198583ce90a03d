using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports;

/// <summary>What became of a file.</summary>
/// <param name="Id">Null for a dry run.</param>
/// <param name="Known">Rows that an earlier import had brought already.</param>
internal sealed record ImportOutcome(Guid? Id, int Taken, int Known, IReadOnlyList<RowProblem> Bad);

/// <summary>Brings in a table of opportunities: deals with their history, and the customers and owners that are new.</summary>
internal sealed class ImportOpportunities(
    IStore store, ReadOpportunities read, FileCustomer files, ICustomerDirectory customers, IPersonDirectory people, TakeForecast forecasts)
{
    private const int RowsPerWrite = 250;

    /// <exception cref="FormatException">The file or its mapping is not as it should be; nothing is stored.</exception>
    public async Task<ImportOutcome> RunAsync(string file, OpportunityMapping mapping, bool dryRun, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var sides = new SideTables(Side(folder, mapping.Customers, mapping), Side(folder, mapping.Owners, mapping));
        var prices = Side(folder, mapping.Products, mapping).Where(price => ReadOpportunities.Number(price.Value["price"]) is not null)
            .ToDictionary(price => price.Key, price => ReadOpportunities.Number(price.Value["price"])!.Value);
        var (good, bad) = read.Check(ReadTable.Of(file, mapping.Columns, mapping.Corrections), mapping, prices);
        var known = await KnownAsync(good, cancellationToken);
        var fresh = good.Where(row => !known.Contains(row.Id)).ToList();
        if (dryRun) return new(null, fresh.Count, known.Count, bad);

        var run = await store.WriteAsync("import", (work, _) => Task.FromResult(Begin(work, file, bad.Count)), cancellationToken);
        foreach (var rows in fresh.Chunk(RowsPerWrite))
            await store.WriteAsync("import", (work, token) => AddAsync(work, run, rows, mapping, sides, token), cancellationToken);
        return new(run, fresh.Count, known.Count, bad);
    }

    private static Guid Begin(UnitOfWork work, string file, int refused)
    {
        var run = new ImportRun { What = ImportRun.Opportunities, File = Clip.To(Path.GetFileName(file), 200), StartedAt = work.Now,
            Refused = refused };
        work.Db.Add(run);
        return run.Id;
    }

    private static Dictionary<string, TableRow> Side(string folder, MappedTable? table, OpportunityMapping mapping) => table is null
        ? []
        : ReadTable.Of(Path.Combine(folder, table.File), table.Columns, mapping.Corrections).Where(row => row["name"] is not null)
            .GroupBy(row => row["name"]!).ToDictionary(rows => rows.Key, rows => rows.First());

    private Task<HashSet<string>> KnownAsync(List<ReadOpportunity> rows, CancellationToken cancellationToken) => store.ReadAsync(
        async (view, token) =>
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var part in rows.Chunk(500))
            {
                var ids = part.Select(row => row.Id).ToList();
                known.UnionWith(await view.Db.Set<Deal>().Where(deal => deal.ExternalId != null && ids.Contains(deal.ExternalId))
                    .Select(deal => deal.ExternalId!).ToListAsync(token));
            }

            return known;
        },
        cancellationToken);

    private async Task<bool> AddAsync(
        UnitOfWork work, Guid run, ReadOpportunity[] rows, OpportunityMapping mapping, SideTables sides,
        CancellationToken cancellationToken)
    {
        var (owners, buyers) = (new Dictionary<string, (Guid Id, string? Team)>(StringComparer.Ordinal),
            new Dictionary<string, Guid>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            if (!owners.TryGetValue(row.Owner, out var owner))
                owners[row.Owner] = owner = await OwnerAsync(work, run, row.Owner, mapping, sides, cancellationToken);
            if (!buyers.TryGetValue(row.Customer, out var buyer))
                buyers[row.Customer] = buyer = await CustomerAsync(work, run, row.Customer, owner.Id, sides, cancellationToken);
            await AddAsync(work, run, row, owner, buyer, mapping, cancellationToken);
        }

        if (await work.Records.FindAsync<ImportRun>(run, cancellationToken) is { } counted) counted.Taken += rows.Length;
        await forecasts.PlanAsync(work, cancellationToken);
        await work.SaveAsync(cancellationToken);
        return true;
    }

    private async Task<(Guid Id, string? Team)> OwnerAsync(
        UnitOfWork work, Guid run, string name, OpportunityMapping mapping, SideTables sides, CancellationToken cancellationToken)
    {
        if (await people.FindByNameAsync(work, name, cancellationToken) is { } known) return (known.Id, known.Team);
        var person = new Person { Name = Clip.To(name, Person.NameLength), Role = Roles.Rep,
            Team = sides.Owners.GetValueOrDefault(name)?["team"], Locale = "en-US", Zone = mapping.Zone };
        work.Db.Add(person);
        Note(work, run, "person", person.Id);
        await work.SaveAsync(cancellationToken);
        await work.World.ChangedAsync("person", person.Id, cancellationToken);
        return (person.Id, person.Team);
    }

    private async Task<Guid> CustomerAsync(
        UnitOfWork work, Guid run, string name, Guid owner, SideTables sides, CancellationToken cancellationToken)
    {
        if (await customers.FindByNameAsync(work, name, cancellationToken) is [var known, ..]) return known.Id;
        var more = sides.Customers.GetValueOrDefault(name);
        var facts = new NewCustomer(Clip.To(name, Customer.NameLength))
        {
            Industry = Clip.Optional(more?["industry"], 80), Region = Clip.Optional(more?["region"], 80), OwnerId = owner,
            Stage = "qualified",
        };
        var customer = await files.OpenAsync(work, facts, null, "import", cancellationToken);
        Note(work, run, "customer", customer.Id);
        return customer.Id;
    }

    private static async Task AddAsync(
        UnitOfWork work, Guid run, ReadOpportunity row, (Guid Id, string? Team) owner, Guid customer, OpportunityMapping mapping,
        CancellationToken cancellationToken)
    {
        var zone = TimeZones.Find(mapping.Zone);
        var closed = row.Stage is DealStages.Won or DealStages.Lost;
        var (opened, ended) = (At(row.Opened, zone) ?? At(row.Closed, zone) ?? work.Now, At(row.Closed, zone) ?? work.Now);
        var deal = new Deal
        {
            Number = await work.Numbers.NextAsync(OpenDeal.Sequence, cancellationToken),
            CustomerId = customer,
            Name = row.Product,
            OwnerId = owner.Id,
            Team = owner.Team,
            Stage = closed ? "contract" : row.Stage,
            StageSince = opened,
            MovedAt = opened,
            OpenedAt = opened,
            ImportId = run,
            ExternalId = row.Id,
            Products = row.Product is { } product ? [product] : [],
        };
        if (row.Amount is { } amount)
            deal.Price(Budget.Read(new JsonObject { ["v"] = amount, ["cur"] = mapping.Currency }, mapping.Currency), null);
        work.Db.Add(deal);
        DealHistory.Add(work, deal, DealMoveKind.Opened, Teller(opened, row.Opened, zone), null, deal.Stage);
        if (!closed) return;
        var day = DayCode.Of(row.Closed!.Value);
        if (row.Stage == DealStages.Won) deal.Win(day, ended);
        else deal.Lose(day, ended);
        DealHistory.Add(work, deal, row.Stage == DealStages.Won ? DealMoveKind.Won : DealMoveKind.Lost, Teller(ended, row.Closed, zone),
            deal.Stage, row.Stage);
    }

    private static DealTeller Teller(long at, DateOnly? day, TimeZoneInfo zone) =>
        new(null, at, DayCode.Of(day ?? Instants.DayOf(at, zone)));

    private static long? At(DateOnly? day, TimeZoneInfo zone) =>
        day is { } known ? Instants.FromLocal(known.ToDateTime(new TimeOnly(12, 0)), zone) : null;

    private static void Note(UnitOfWork work, Guid run, string kind, Guid id) =>
        work.Db.Add(new ImportedRecord { ImportId = run, Kind = kind, RecordId = id });

    private sealed record SideTables(IReadOnlyDictionary<string, TableRow> Customers, IReadOnlyDictionary<string, TableRow> Owners);
}
