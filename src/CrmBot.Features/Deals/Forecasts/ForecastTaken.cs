using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals.Forecasts;

/// <summary>What was forecast for a month on its first day, for one owner and currency: to be compared with what was signed.</summary>
[RecordKind("forecast_taken")]
internal sealed class ForecastTaken : Record
{
    /// <summary>202604.</summary>
    public int Month { get; init; }

    public Guid? OwnerId { get; init; }

    public string? Team { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units.</summary>
    public long Commit { get; init; }

    public long BestCase { get; init; }

    public long Weighted { get; init; }

    public int Count { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long TakenAt { get; init; }
}
