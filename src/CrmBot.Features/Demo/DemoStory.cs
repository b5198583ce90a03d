using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Features.Demo;

/// <summary>The demo company as its file tells it (<c>demo-company.json</c>).</summary>
internal sealed record DemoStory(IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoCustomer> Customers)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static DemoStory Read()
    {
        using var stream = typeof(DemoStory).Assembly.GetManifestResourceStream("demo-company.json")!;
        return JsonSerializer.Deserialize<DemoStory>(stream, Json)!;
    }
}

internal sealed record DemoPerson(string DirectoryId, string Name, string[] Nicknames, string Team, string Role, string Locale, string Zone)
{
    /// <summary>senior or junior.</summary>
    public string? Level { get; init; }

    public string[] Regions { get; init; } = [];

    /// <summary>Share of new work in per cent.</summary>
    public int? Weight { get; init; }

    public int? OpenCap { get; init; }
}

internal sealed record DemoCustomer(string Name, string Industry, string Region, string Grade, string Tier, string Stage, string Source)
{
    /// <summary>Null: it is in the pool.</summary>
    public string? Owner { get; init; }

    public string[] Aliases { get; init; } = [];

    public string? Need { get; init; }

    public string? Within { get; init; }

    public string? Address { get; init; }

    /// <summary>An amount as the language contract writes it.</summary>
    public JsonObject? Budget { get; init; }

    public DemoContact[] Contacts { get; init; } = [];

    public string[] Tags { get; init; } = [];

    public DemoRole[] Chain { get; init; } = [];

    public DemoTalk[] History { get; init; } = [];
}

internal sealed record DemoContact(string Name)
{
    public string[] Aka { get; init; } = [];

    public string? Title { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Wechat { get; init; }
}

internal sealed record DemoRole(string Who, string? Role, string? Stance);

internal sealed record DemoTalk(int DaysAgo, string Channel, string Who, string Note);
