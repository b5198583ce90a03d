using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>A colleague of ours: who they are, what they may do, and how they want to be addressed.</summary>
[RecordKind("person")]
internal sealed class Person : Record
{
    public const int NameLength = 80;

    public required string Name { get; set; }

    public string NicknameText { get; private set; } = "";

    /// <summary>
    /// The directory object id that messages to this person go to; an opaque string. Null until the person wrote for the first time.
    /// </summary>
    public string? DirectoryId { get; set; }

    /// <summary>The messenger's own id of the person.</summary>
    public string? MessengerId { get; set; }

    public string? Team { get; set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    public string Locale { get; set; } = "zh-CN";

    /// <summary>IANA zone.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>False once the person has left; people are never deleted.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>When they left; business time, Unix milliseconds.</summary>
    public long? LeftAt { get; set; }

    /// <summary>One of <see cref="Levels"/>; null when nobody said.</summary>
    public string? Level { get; set; }

    public string RegionText { get; private set; } = "";

    /// <summary>Share of new work in per cent of a full one; 0 takes nothing, null is a full share.</summary>
    public int? Weight { get; set; }

    /// <summary>Most open leads at a time; null for no limit.</summary>
    public int? OpenCap { get; set; }

    /// <summary>Most new leads in a day; null for no limit.</summary>
    public int? DailyCap { get; set; }

    public string StandInText { get; private set; } = "";

    /// <summary>Most cards the bot sends of its own accord within an hour; null for the usual number.</summary>
    public int? NoticesPerHour { get; set; }

    /// <summary>Minutes in which further cards are collected into one; 0 for never, null for the usual time.</summary>
    public int? BatchMinutes { get; set; }

    /// <summary>Start and end of the quiet hours, <c>HH:MM</c>; both null when there are none. The end may lie on the next day.</summary>
    public string? QuietFrom { get; set; }

    public string? QuietTo { get; set; }

    /// <summary>Quiet asked for once, from and until. Unix milliseconds; both null when there is none.</summary>
    public long? PausedFrom { get; set; }

    public long? PausedUntil { get; set; }

    public string QuietDayText { get; private set; } = "";

    public string MuteText { get; private set; } = "";

    public IReadOnlyList<string> Nicknames
    {
        get => WordList.Read(NicknameText);
        set => NicknameText = WordList.Write(value);
    }

    /// <summary>Weekday codes, MO to SU, on which the person wants to be left alone.</summary>
    public IReadOnlyList<string> QuietDays
    {
        get => WordList.Read(QuietDayText);
        set => QuietDayText = WordList.Write(value);
    }

    public IReadOnlyList<Mute> Mutes
    {
        get => [.. WordList.Read(MuteText).Select(Mute.Parse)];
        set => MuteText = WordList.Write(value.Select(mute => mute.ToString()));
    }

    /// <summary>World codes of the regions they look after; empty for anywhere.</summary>
    public IReadOnlyList<string> Regions
    {
        get => WordList.Read(RegionText);
        set => RegionText = WordList.Write(value);
    }

    /// <summary>Colleagues on leave whose work they do meanwhile.</summary>
    public IReadOnlyList<StandIn> StandIns
    {
        get => [.. WordList.Read(StandInText).Select(StandIn.Parse)];
        set => StandInText = WordList.Write(value.Select(one => one.ToString()));
    }
}
