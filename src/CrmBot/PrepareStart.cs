using CrmBot.Database;
using CrmBot.Features.Demo;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.WorldSnapshot;
using CrmBot.Settings;

namespace CrmBot;

/// <summary>What happens once before the doors open.</summary>
internal static class PrepareStart
{
    /// <summary>All of it: the store, then what the parser knows.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await app.PrepareStoreAsync(cancellationToken);
        await app.PrepareParserAsync(cancellationToken);
    }

    /// <summary>
    /// Brings the database up to date, in Development moves the demo company in, and
    /// erases again whom a restore brought back; beside it the parser reads its words.
    /// </summary>
    public static async Task PrepareStoreAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        // On the second core; the first sentence would wait for them.
        var words = Task.Run(Parser.LoadWords, cancellationToken);
        if (app.Services.GetRequiredService<IStore>().Engine == EngineKind.Sqlite) TakeFolder(app.Services);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        if (app.Services.GetService<BusinessClock>() is { } clock)
        {
            // Before the demo company looks back on its days.
            await ClockMover.RestoreAsync(app.Services.GetRequiredService<IStore>(), clock, ClockStart.Read(app.Configuration),
                cancellationToken);
        }

        var world = app.Services.GetRequiredService<World>();
        world.Settings = app.Services.GetRequiredService<WorkCalendar>().ToLanguage(world.Settings);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:Enabled", true))
        {
            await SeedAsync(app.Services.GetRequiredService<DemoCompany>(), cancellationToken);
        }

        await app.Services.GetRequiredService<EraseAgain>().RunAsync(cancellationToken);
        await words;
    }

    /// <summary>Tells the parser whom and what there is.</summary>
    public static Task PrepareParserAsync(this WebApplication app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<WorldKeeper>().LoadAsync(cancellationToken);

    private static void TakeFolder(IServiceProvider services)
    {
        if (services.GetRequiredService<DataFolderLock>().TryTake()) return;
        throw new SettingException(
            $"Another CrmBot runs on the data folder {services.GetRequiredService<DataFolder>().Path}. Stop it, or give this one a folder of its own (Data:Folder).");
    }

    // On a cold, busy machine compiling takes longer than a write may; what is compiled by then makes the second try quick.
    private static async Task SeedAsync(DemoCompany demo, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await demo.SeedAsync(cancellationToken);
                return;
            }
            catch (TimeoutException) when (tries < 3)
            {
                // Nothing was stored; again.
            }
        }
    }
}
