using CrmBot.Features.Imports;
using CrmBot.Features.People;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>A file that takes the program down with it is not taken up for ever.</summary>
public sealed class ImportTriesTests
{
    [Theory]
    [InlineData(null, "import.unreadable.gone")]
    [InlineData("3", "import.unreadable.unexpected")]
    public async Task What_was_begun_three_times_before_this_start_is_given_up(string? tries, string trouble)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var id = Guid.Empty;
        await app.StoreAsync(async work =>
        {
            var lin = await work.Db.Set<Person>().SingleAsync(person => person.Name == "林涛");
            var run = new ImportRun { What = ImportRun.Customers, State = ImportState.Importing, PersonId = lin.Id, File = "a.csv" };
            work.Db.Add(run);
            await Runtime.Store.Settings.SetAsync(work, $"import.tries:{run.Id:N}", tries, CancellationToken.None);
            id = run.Id;
        });
        ImportRun? run = null;
        for (var left = 200; left > 0 && run is not { State: ImportState.Failed }; left--)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            run = await app.ReadAsync(view => view.Db.Set<ImportRun>().AsNoTracking().SingleAsync(one => one.Id == id));
        }

        run!.Trouble.ShouldBe(trouble);
        (await app.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, $"import.tries:{id:N}", CancellationToken.None)))
            .ShouldBeNull();
    }
}
