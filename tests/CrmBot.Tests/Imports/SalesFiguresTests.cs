using System.Diagnostics;
using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// What a manager reads in chat about <see cref="SalesData"/> is what <c>sales_figures.py</c> counts from the files. Chat does not group by
/// product, so products are counted from the store.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SalesFiguresTests(DemoApp demo, ITestOutputHelper output) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_manager_reads_the_figures_that_a_script_counts_from_the_files()
    {
        var folder = SalesData.Folder();
        var counted = await CountedAsync(folder);
        await AgreeWithAccountsAsync(folder);
        await SalesData.ImportAsync(demo, folder);

        var (people, teams) = await PeopleAsync();
        var byPerson = await AskAsync("2017年每个人签了多少", "2017年每个人丢了多少单");
        Compare("agent", counted, Named(byPerson, key => people[key]));
        Compare("manager", counted, Named(byPerson, key => teams[key]));
        Compare("product", counted, await ProductsAsync());
        // read in Chinese, typed in English
        var sectors = counted["sector"].ToDictionary(figure => Industries.Word(figure.Name, "zh-CN"), figure => figure.Name);
        Compare("sector", counted, Named(await AskAsync("2017年各行业成交额", "2017年各行业丢单多少"), key => sectors[key]));
        Compare("quarter", counted, Named(await AskAsync("2017年成交额按月", "2017年每个月丢了多少单"), Quarter));
    }

    private void Compare(string dimension, ILookup<string, Figure> counted, List<Figure> told)
    {
        foreach (var figure in counted[dimension])
            output.WriteLine($"| {dimension} | {figure} | {told.Find(one => one.Name == figure.Name)?.Cells} |");
        told.ShouldBe(counted[dimension], ignoreOrder: true);
    }

    // One of the accounts is also a customer of the demo company, who stays as they are known there.
    private async Task AgreeWithAccountsAsync(string folder)
    {
        foreach (var row in File.ReadLines(Path.Combine(folder, "accounts.csv")).Skip(1).Select(line => line.Split(',')))
        {
            await demo.App.Services.GetRequiredService<IStore>().WriteAsync(
                "test", (work, _) => work.Sql.ExecuteAsync("UPDATE customers SET industry = $1 WHERE name = $2", row[1], row[0]),
                CancellationToken.None);
        }
    }

    private static async Task<ILookup<string, Figure>> CountedAsync(string folder)
    {
        var script = Path.Combine(Checkout.Root, "tests", "CrmBot.Tests", "Imports", "sales_figures.py");
        using var python = StartPython(script, folder);
        var lines = (await python.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0);
        return lines.Select(line => line.TrimEnd('\r').Split('\t'))
            .ToLookup(cells => cells[0], cells => new Figure(cells[1], Number(cells[2]), Number(cells[3]), Number(cells[5])));
    }

    private static Process StartPython(string script, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, folder]) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            MissingTool.Skip("python3 is not here; it counts the data set's figures.");
            throw;
        }
    }

    /// <summary>Won, lost and value by the key of a group, read from two answers in chat.</summary>
    private async Task<Dictionary<string, Figure>> AskAsync(string won, string lost)
    {
        var manager = demo.Chat(DemoPeople.Manager);
        var (wins, losses) = (await NumbersAsync(manager, won), await NumbersAsync(manager, lost));
        return wins.Keys.Union(losses.Keys).ToDictionary(key => key, key => new Figure(
            key, wins.GetValueOrDefault(key)?.Ids.Count ?? 0, losses.GetValueOrDefault(key)?.Ids.Count ?? 0,
            wins.GetValueOrDefault(key)?.Sums.GetValueOrDefault("USD") / 100 ?? 0));
    }

    private async Task<Dictionary<string, DigestNumber>> NumbersAsync(Chat manager, string question)
    {
        var report = await manager.SayAsync(question);
        var record = CardWords.Buttons(report.Card!).Select(button => button["data"]?["record"]?.GetValue<string>())
            .First(found => found is not null)!;
        var id = Guid.ParseExact(record.Split(':')[1], "N");
        var body = await demo.ReadAsync(
            view => view.Db.Set<Digest>().Where(digest => digest.Id == id).Select(digest => digest.Body).SingleAsync());
        return DigestContent.Read(body).Blocks.Single().Numbers.ToDictionary(number => number.Name["n|".Length..]);
    }

    private async Task<(Dictionary<string, string> People, Dictionary<string, string> Teams)> PeopleAsync()
    {
        var all = await demo.ReadAsync(view => view.Db.Set<Person>().ToListAsync());
        return (all.ToDictionary(person => person.Id.ToString("N"), person => person.Name),
            all.ToDictionary(person => person.Id.ToString("N"), person => person.Team ?? ""));
    }

    private async Task<List<Figure>> ProductsAsync()
    {
        var deals = await demo.ReadAsync(
            view => view.Db.Set<Deal>().Where(deal => deal.ExternalId != null && deal.State != DealState.Open).ToListAsync());
        return [.. deals.GroupBy(deal => deal.Name!).Select(group => new Figure(
            group.Key, group.Count(deal => deal.State == DealState.Won), group.Count(deal => deal.State == DealState.Lost),
            group.Where(deal => deal.State == DealState.Won).Sum(deal => deal.Amount ?? 0) / 100))];
    }

    private static List<Figure> Named(Dictionary<string, Figure> figures, Func<string, string> name) =>
        [.. figures.Values.GroupBy(figure => name(figure.Name))
            .Select(group => new Figure(group.Key, group.Sum(one => one.Won), group.Sum(one => one.Lost), group.Sum(one => one.Value)))];

    private static string Quarter(string month) => $"{month[..4]}Q{(Number(month[5..]) + 2) / 3}";

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Figure(string Name, long Won, long Lost, long Value)
    {
        public string Cells => string.Create(CultureInfo.InvariantCulture, $"{Won} / {Lost}, {100m * Won / (Won + Lost):F1} %, {Value:N0}");

        public override string ToString() => $"{Name} | {Cells}";
    }
}
