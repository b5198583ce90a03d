namespace CrmBot.Language.Times;

/// <summary>Parts of the day that people name.</summary>
public enum PartOfDay
{
    None,

    /// <summary>凌晨</summary>
    SmallHours,

    /// <summary>早上, 一早, first thing</summary>
    EarlyMorning,

    /// <summary>上午, morning</summary>
    Morning,

    /// <summary>中午, noon, lunch</summary>
    Noon,

    /// <summary>下午, afternoon</summary>
    Afternoon,

    /// <summary>傍晚, 下班, EOD</summary>
    EndOfWork,

    /// <summary>晚上, evening</summary>
    Evening,

    /// <summary>夜里, 半夜</summary>
    Night,

    /// <summary>am, only with a clock</summary>
    Am,

    /// <summary>pm, only with a clock</summary>
    Pm,

    /// <summary>tonight, at night: the later evening</summary>
    LateEvening,

    /// <summary>lunch, 午休: noon for a reminder, no time of its own elsewhere</summary>
    Lunch,
}
