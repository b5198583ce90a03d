using CrmBot.Bridge;
using CrmBot.CompanyDirectory;
using CrmBot.Console;
using CrmBot.Database;
using CrmBot.Development;
using CrmBot.Erased;
using CrmBot.Features.Api;
using CrmBot.Features.Surveys;
using CrmBot.Operation;
using CrmBot.Runtime;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Time;
using CrmBot.Settings;
using CrmBot.Teams;

namespace CrmBot;

/// <summary>The program, piece by piece.</summary>
internal static class CrmBotApp
{
    /// <summary>Runs the service until it is told to stop; the answer is the process's exit code.</summary>
    public static async Task<int> ServeAsync(string[] args)
    {
        try
        {
            var app = Build(args);
            await app.PrepareStoreAsync(CancellationToken.None);
            // What making the store ready took is given back while there is little to look
            // through, before all customers are loaded: 15 MB with the demo company.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await app.PrepareParserAsync(CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (Exception problem) when (StartProblem.Explain(problem) is { } sentence)
        {
            await System.Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        configure?.Invoke(builder);
        builder.AddQuietLog();
        var folder = new DataFolder(builder.Configuration, builder.Environment);
        builder.Services
            .AddSettings(builder.Configuration, folder)
            .AddTime(builder.Environment.IsDevelopment(), ClockStart.Read(builder.Configuration))
            .AddDatabase(builder.Configuration, folder)
            .AddRuntime()
            .AddAudit()
            .AddFeatures()
            .AddErased()
            .AddOptionalLanguageModel(builder.Configuration)
            .AddTeams(builder.Configuration)
            .AddBridge(builder.Configuration)
            .AddDirectory(builder.Configuration)
            .AddOperation(builder.Configuration);
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddConsole();
            builder.Services.AddDevelopmentTools();
        }

        var app = builder.Build();
        app.MapTeams();
        app.MapHealth();
        app.MapApi();
        app.MapSurveys();
        if (app.Environment.IsDevelopment())
        {
            app.MapConsole();
            app.MapDevelopmentTools();
        }

        return app;
    }

    // `dotnet run` starts in the caller's folder; settings and pages lie beside the program.
    private static string ContentRoot() => File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
