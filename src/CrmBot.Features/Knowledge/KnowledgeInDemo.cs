using System.Text.Json;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge;

/// <summary>What the demo company has written down (<c>demo-knowledge.json</c>).</summary>
internal sealed class KnowledgeInDemo : IDemoPart
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        var authors = (await work.Db.Set<Person>().ToListAsync(cancellationToken)).ToDictionary(person => person.Name, person => person.Id);
        var entries = Read();
        for (var i = 0; i < entries.Count; i++) work.Db.Add(Entry(entries[i], authors[entries[i].Author], work.Now - ((i + 1) * Day)));
    }

    public static List<DemoEntry> Read()
    {
        using var stream = typeof(KnowledgeInDemo).Assembly.GetManifestResourceStream("demo-knowledge.json")!;
        return JsonSerializer.Deserialize<List<DemoEntry>>(stream, Json)!;
    }

    private static KnowledgeEntry Entry(DemoEntry told, Guid author, long at) => new()
    {
        Title = told.Title, Text = told.Text, Wordings = string.Join('\n', told.Wordings), WrittenBy = author, CreatedAt = at,
        ChangedBy = author, ChangedAt = at,
    };
}

/// <summary>The file as it is written.</summary>
internal sealed record DemoEntry(string Author, string Title, string Text, string[] Wordings);
