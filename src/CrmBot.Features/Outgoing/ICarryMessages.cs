namespace CrmBot.Features.Outgoing;

internal enum CarryFate
{
    Sent,

    /// <summary>Certainly not arrived; later perhaps.</summary>
    NotNow,

    /// <summary>Certainly not arrived, and never will.</summary>
    Refused,

    /// <summary>Nobody knows whether it arrived.</summary>
    Unknown,
}

/// <param name="Code">What went wrong, in a short code without addresses or text; null when all went well.</param>
internal sealed record CarryReport(CarryFate Fate, string? Code = null);

/// <summary>A message as it leaves.</summary>
/// <param name="Key">The same for a repeat.</param>
internal sealed record LeavingMessage(string Key, string Address, string Subject, string Body);

/// <summary>Carries messages to customers by one channel: mail, text messages.</summary>
internal interface ICarryMessages
{
    /// <summary>mail or sms.</summary>
    string Channel { get; }

    /// <summary>False while it is not configured.</summary>
    bool IsOn { get; }

    /// <summary>Never throws for what the other side does.</summary>
    Task<CarryReport> CarryAsync(LeavingMessage message, CancellationToken cancellationToken);
}

/// <summary>The channels of this installation.</summary>
internal sealed class Carriers(IEnumerable<ICarryMessages> carriers)
{
    private readonly Dictionary<string, ICarryMessages> carriers = carriers.Where(carrier => carrier.IsOn)
        .ToDictionary(carrier => carrier.Channel, StringComparer.Ordinal);

    public bool Any => carriers.Count > 0;

    public IReadOnlyList<string> Channels { get; } = [.. carriers.Where(carrier => carrier.IsOn).Select(carrier => carrier.Channel)];

    /// <summary>Null when it is not configured (any more).</summary>
    public ICarryMessages? Find(string channel) => carriers.GetValueOrDefault(channel);
}
