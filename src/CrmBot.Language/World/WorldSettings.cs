namespace CrmBot.Language;

/// <summary>A code with the words people use for it.</summary>
/// <param name="Code">The code, or the canonical name for teams, groups, queues and regions.</param>
/// <param name="Names">Words and aliases; the code itself need not be repeated.</param>
public sealed record NamedCode(string Code, IReadOnlyList<string> Names);

/// <summary>A festival with its days off.</summary>
public sealed record FestivalEntry(IReadOnlyList<string> Names, DateOnly From, DateOnly To);

/// <summary>The company's own words and calendar: small lists that change rarely and are replaced as a whole.</summary>
public sealed record WorldSettings
{
    public string Name { get; init; } = "";

    public IReadOnlyList<string> BotNames { get; init; } = [];

    /// <summary>ISO currency of an amount without a mark.</summary>
    public string DefaultCurrency { get; init; } = "CNY";

    /// <summary>Dates that are not workdays although Monday to Friday.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Saturdays and Sundays that are workdays.</summary>
    public IReadOnlyList<DateOnly> ExtraWorkdays { get; init; } = [];

    public IReadOnlyList<FestivalEntry> Festivals { get; init; } = [];

    public IReadOnlyList<NamedCode> Tiers { get; init; } = [];

    public IReadOnlyList<NamedCode> Stages { get; init; } = [];

    public IReadOnlyList<NamedCode> Sources { get; init; } = [];

    public IReadOnlyList<NamedCode> TicketTypes { get; init; } = [];

    public IReadOnlyList<NamedCode> Regions { get; init; } = [];

    public IReadOnlyList<NamedCode> Teams { get; init; } = [];

    public IReadOnlyList<NamedCode> Groups { get; init; } = [];

    public IReadOnlyList<NamedCode> Queues { get; init; } = [];
}
