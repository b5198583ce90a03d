using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Boards;

/// <summary>
/// A team's weekly board: switched on by its lead, for a group or for everybody of the team alone. Switched off it stays.
/// </summary>
[RecordKind("team_board")]
internal sealed class TeamBoard : Record
{
    public required string Team { get; init; }

    /// <summary>The group it is posted in; null when each of the team gets it in the direct chat.</summary>
    public string? PlaceKey { get; init; }

    /// <summary>Who switched it on.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>IANA zone in which the team's weeks begin.</summary>
    public required string Zone { get; set; }

    public bool IsOn { get; set; } = true;

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public TimeZoneInfo TimeZone => TimeZones.Find(Zone);

    public static Guid IdOf(string team, string? placeKey) => StableId.Of("team_board", team, placeKey ?? "");
}
