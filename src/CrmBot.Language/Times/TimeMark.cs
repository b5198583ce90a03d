namespace CrmBot.Language.Times;

/// <summary>A word that turns a point into a bound.</summary>
public enum TimeMark
{
    None,

    /// <summary>前, 之前, by, before, no later than.</summary>
    Before,

    /// <summary>until, till, 直到, 为止.</summary>
    Until,

    /// <summary>本周内, 今天之内: at some time of the period, at the latest at its end.</summary>
    Within,

    /// <summary>起, 以来, 之后, since, after.</summary>
    Since,
}

/// <summary>How an amount of time is meant.</summary>
public enum AmountSense
{
    /// <summary>No amount was said.</summary>
    None,

    /// <summary>An amount and nothing more: 两年, 30 minutes.</summary>
    Bare,

    /// <summary>三天后, in two hours: a point ahead.</summary>
    Ahead,

    /// <summary>三天前, two hours ago: a point behind.</summary>
    Ago,

    /// <summary>三天内, within 24 hours: from now on, at the latest then.</summary>
    Within,

    /// <summary>未来三天, next two weeks: from now on.</summary>
    Coming,

    /// <summary>最近三天, past two weeks: up to now.</summary>
    Past,
}

/// <summary>On which side of now a mention lies by its own words.</summary>
public enum TimeTendency
{
    /// <summary>The words leave it open: 周五, 4月15号, 三点.</summary>
    Open,

    /// <summary>昨天, last week, 三天前.</summary>
    Past,

    /// <summary>今天, this week.</summary>
    Present,

    /// <summary>明天, 下周, in two hours.</summary>
    Ahead,
}
