namespace CrmBot.Features.Outgoing;

/// <summary>How soon messages to customers leave, and how soon they are tried again.</summary>
public sealed record SendingPace
{
    /// <summary>Between two looks for messages that are due.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Milliseconds before the second, third, ... attempt; after the last one it has failed.</summary>
    public IReadOnlyList<long> Pauses { get; init; } = [5_000, 30_000, 300_000, 1_800_000, 7_200_000];
}
