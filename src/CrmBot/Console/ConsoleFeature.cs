using CrmBot.Runtime.Time;
using CrmBot.Settings;

namespace CrmBot.Console;

/// <summary>The local console: Development only.</summary>
internal static class ConsoleFeature
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<ConsolePeople>();
        services.AddSingleton<ConsoleMessenger>();
        services.AddSingleton<ConsoleFiles>();
        services.AddSingleton(provider => new Transcripts(
            Path.Combine(provider.GetRequiredService<DataFolder>().Path, "console.jsonl"), provider.GetRequiredService<Clocks>().Business));
        services.AddHttpClient(ConsoleMessenger.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false });
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.UseDefaultFiles(new DefaultFilesOptions { RequestPath = "" });
        app.UseStaticFiles();
        app.MapGet("/", () => Results.Redirect("/console/index.html"));
        ConsoleConnector.Map(app);
        ConsoleApi.Map(app);
        ConsoleFiles.Map(app);
    }
}
