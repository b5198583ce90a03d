using System.Text.Json;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>One thing of the checklist that somebody has done.</summary>
/// <param name="At">Business time, Unix milliseconds.</param>
internal sealed record CrisisTick(string Item, Guid By, long At);

/// <summary>
/// Where a crisis is handled: who leads, who alone talks to the customer, who finds out what is broken, and a checklist.
/// Without a ticket it is a drill, which touches nothing but itself. Instants are business time in Unix milliseconds.
/// </summary>
[RecordKind("crisis")]
internal sealed class CrisisRoom : Record
{
    public const int SummaryLength = 1000, TickLength = 1000, PlaceLength = 400;

    /// <summary>Null for a drill.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>The channel or group it is shown in; null when each who has a part in it is told alone.</summary>
    public string? PlaceKey { get; init; }

    public Guid StartedBy { get; init; }

    public long StartedAt { get; init; }

    public Guid? LeadId { get; set; }

    /// <summary>Who alone talks to the customer.</summary>
    public Guid? VoiceId { get; set; }

    public Guid? TechnicianId { get; set; }

    /// <summary>How many hourly cards there were.</summary>
    public int Hours { get; set; }

    public string TickText { get; private set; } = "[]";

    /// <summary>Null also when a drill ended by itself.</summary>
    public Guid? EndedBy { get; private set; }

    public long? EndedAt { get; private set; }

    /// <summary>What came of it, as typed.</summary>
    public string? Summary { get; private set; }

    public bool IsDrill => TicketId is null;

    public bool IsOpen => EndedAt is null;

    public IReadOnlyList<CrisisTick> Ticks => JsonSerializer.Deserialize<List<CrisisTick>>(TickText) ?? [];

    /// <summary>Those who have a part in it, each once.</summary>
    public IReadOnlyList<Guid> People => [.. new[] { LeadId, VoiceId, TechnicianId, StartedBy }.OfType<Guid>().Distinct()];

    public RecordRef Record => new("crisis", Id);

    /// <summary>The first who did it stays.</summary>
    public void Tick(string item, Guid by, long now)
    {
        if (Ticks.All(tick => tick.Item != item)) TickText = JsonSerializer.Serialize<List<CrisisTick>>([.. Ticks, new(item, by, now)]);
    }

    public void End(Guid? by, string? summary, long now) => (EndedBy, Summary, EndedAt) = (by, summary, now);
}
