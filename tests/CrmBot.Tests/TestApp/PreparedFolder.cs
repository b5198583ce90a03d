using System.Collections.Concurrent;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.TestApp;

/// <summary>A data folder for a program to start on.</summary>
/// <param name="Begins">Where business time begins in it.</param>
internal sealed record Prepared(string Folder, DateTimeOffset Begins);

/// <summary>
/// Data folders as they are after a first start, with database and demo company: the program makes one for each day that
/// business time begins at, and tests get copies of it, as making the same company anew takes longer than most tests do.
/// </summary>
internal static class PreparedFolder
{
    // What these say changes what a first start stores.
    private static readonly string[] Telling = ["Demo", "Database", "Crm", "Calendar", "Audit", "Clock"];
    private static readonly ConcurrentDictionary<DateTimeOffset, Lazy<Task<Prepared>>> Made = new();

    /// <summary>A new folder for a program with these settings; empty when it has to be made by that program itself.</summary>
    /// <param name="build">Builds the program on a folder, with no settings of the test.</param>
    public static async Task<Prepared> NewAsync(DateTimeOffset start, IEnumerable<string> settings, Func<string, WebApplication> build)
    {
        var folder = New();
        if (settings.Any(key => Telling.Contains(key.Split(':')[0]))) return new Prepared(folder, start);
        var made = await Made.GetOrAdd(start, _ => new Lazy<Task<Prepared>>(() => MakeAsync(build))).Value;
        foreach (var file in Directory.GetFiles(made.Folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return made with { Folder = folder };
    }

    private static async Task<Prepared> MakeAsync(Func<string, WebApplication> build)
    {
        var folder = New();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var app = build(folder);
        await app.PrepareAsync(CancellationToken.None);
        // It has noted how far business time is from real time, which goes on meanwhile: the copies begin where it stands now.
        await app.Services.GetRequiredService<IStore>()
            .WriteAsync("test", (work, _) => work.Sql.ExecuteAsync("DELETE FROM setting WHERE name = 'clock.offset'"),
                CancellationToken.None);
        return new Prepared(folder, app.Services.GetRequiredService<Clocks>().Business.GetUtcNow());
    }

    private static string New() => Directory.CreateTempSubdirectory("crmbot-test-").FullName;
}
