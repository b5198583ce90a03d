using System.Text.Json;
using CrmBot.Language;

namespace CrmBot.Features.Company;

/// <summary>A code, what we call it in each language, and the words people use for it.</summary>
internal sealed record CodeWord(string Code)
{
    public string? Zh { get; init; }

    public string? En { get; init; }

    /// <summary>For teams: <c>service</c> when it works for the customers of all teams; otherwise it looks after its own.</summary>
    public string? Kind { get; init; }

    /// <summary>For regions: the larger one it is part of.</summary>
    public string? Within { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>For stages: chance of winning in per cent; null when the company did not say.</summary>
    public int? Probability { get; init; }

    /// <summary>For stages: workdays without a move after which the owner is asked; null for never.</summary>
    public int? StuckDays { get; init; }

    public string In(string locale) => (locale.StartsWith("zh", StringComparison.Ordinal) ? Zh : En) ?? Code;
}

/// <summary>What goes to a queue; an empty list means any.</summary>
internal sealed record RouteWord(string Queue)
{
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Tiers { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];
}

/// <summary>Minutes of service time promised for the first response and the solution of tickets of a severity.</summary>
internal sealed record TargetWord(string Sev)
{
    public string? Tier { get; init; }

    public int? Response { get; init; }

    public int? Resolve { get; init; }
}

/// <summary>
/// The company's own words: teams, stages, sources, tiers, regions, ... Read once at start from <c>crm-settings.json</c>, the one beside
/// this class or the operator's.
/// </summary>
internal sealed record CompanySettings
{
    public required string Name { get; init; }

    public IReadOnlyList<string> BotNames { get; init; } = [];

    /// <summary>ISO currency of an amount said without one.</summary>
    public string DefaultCurrency { get; init; } = "CNY";

    /// <summary>IANA zone in which the company's months begin.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    /// <summary>Chance in per cent from which a deal counts as committed.</summary>
    public int CommitProbability { get; init; } = 80;

    /// <summary>Tags that exist from the start.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<CodeWord> Tiers { get; init; } = [];

    public IReadOnlyList<CodeWord> Stages { get; init; } = [];

    /// <summary>What deals are won by; the words are what such a factor is called in a sentence.</summary>
    public IReadOnlyList<CodeWord> WinFactors { get; init; } = [];

    public IReadOnlyList<CodeWord> Sources { get; init; } = [];

    public IReadOnlyList<CodeWord> TicketTypes { get; init; } = [];

    public IReadOnlyList<CodeWord> Regions { get; init; } = [];

    public IReadOnlyList<CodeWord> Teams { get; init; } = [];

    public IReadOnlyList<CodeWord> Groups { get; init; } = [];

    public IReadOnlyList<CodeWord> Queues { get; init; } = [];

    /// <summary>Which tickets go where, before an admin has said otherwise.</summary>
    public IReadOnlyList<RouteWord> TicketRoutes { get; init; } = [];

    /// <summary>
    /// What tickets' customers are promised, before an admin has said otherwise; a line with a tier comes before one without.
    /// </summary>
    public IReadOnlyList<TargetWord> TicketTargets { get; init; } = [];

    /// <summary>What agents may give a customer for the trouble without asking, in whole units of <see cref="DefaultCurrency"/>.</summary>
    public int CompensationLimit { get; init; } = 500;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="JsonException">The document is not a settings file.</exception>
    public static CompanySettings Read(Stream stream) =>
        JsonSerializer.Deserialize<CompanySettings>(stream, Json) ?? throw new JsonException("The settings file is empty.");

    /// <summary>The settings that come with the program.</summary>
    public static CompanySettings Built()
    {
        using var stream = OpenBuilt();
        return Read(stream);
    }

    public static Stream OpenBuilt() => typeof(CompanySettings).Assembly.GetManifestResourceStream("crm-settings.json")!;

    public bool ServesAll(string? team) => Teams.Any(known => known.Code == team && known.Kind == "service");

    /// <summary>A region and all that lie in it: 华东 has 江苏, and 江苏 has 苏州.</summary>
    public IReadOnlyList<string> RegionsIn(string region)
    {
        List<string> found = [region];
        for (var at = 0; at < found.Count; at++)
            found.AddRange(Regions.Where(inner => inner.Within == found[at] && !found.Contains(inner.Code)).Select(inner => inner.Code));
        return found;
    }

    /// <summary>Our word for a code; the code itself when it is not in the list; empty for none.</summary>
    public static string Word(IReadOnlyList<CodeWord> list, string? code, string locale) =>
        code is null ? "" : list.FirstOrDefault(word => word.Code == code)?.In(locale) ?? code;

    /// <summary>The same words for the parser.</summary>
    public WorldSettings ForParser() => new()
    {
        Name = Name,
        BotNames = BotNames,
        DefaultCurrency = DefaultCurrency,
        Tiers = Named(Tiers),
        Stages = Named(Stages),
        Sources = Named(Sources),
        TicketTypes = Named(TicketTypes),
        Regions = Named(Regions),
        Teams = Named(Teams),
        Groups = Named(Groups),
        Queues = Named(Queues),
    };

    private static List<NamedCode> Named(IReadOnlyList<CodeWord> list) => [.. list.Select(word => new NamedCode(word.Code, word.Words))];
}
