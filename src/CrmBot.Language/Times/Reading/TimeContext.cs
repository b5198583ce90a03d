using CrmBot.Language.Text;

namespace CrmBot.Language.Times.Reading;

/// <summary>Kinds of neighbours, by the first column of <c>Data/time-contexts.tsv</c>.</summary>
internal enum TimeContext
{
    MonthLead, MayLead, WeekdayLead, NamedWeekdayLead, YearLead, YearLabel,
        HourLead, HourDay, OrdinalLead, NumberedLead, NumberedCompany, NotPartOfName, NotPartLead, NotClockLead, OneOClockLead,
        NotBeforeLead,
    NotNearLead, NotOverLead, NotFestivalLead, NotHolidayLead,
    OrdinalFollower, CountedNoun, NotHourFollower, HourPart, NumberedThing, CountedInMonth, NotPartWord, NotPartFollower, ClockNoun,
        ClockCounted,
    NotSinceWord, NotSinceFollower, NotAfterFollower, NotBeforeFollower, BeforeCount, InsideWord, NotWeekFollower, NotYearFollower,
        HolidayFollower, YearAmountFollower,
    WeekdayCounted, NotDayFollower, YearFigure, NotNumberedThing, MachineWord, NotMachineWord,
}

/// <summary>Looks at the words next to a candidate: the same number is a date in one neighbourhood and a machine in another.</summary>
internal static class TimeContexts
{
    private static readonly Lazy<WordList[]> Lists = new(Load);

    /// <summary>A word of the kind starts here, perhaps behind a space.</summary>
    public static bool Precedes(this TimeText text, int at, TimeContext kind) => Lists.Value[(int)kind].EndAt(text.Lower, at) >= 0
        || (text.At(at) == ' ' && Lists.Value[(int)kind].EndAt(text.Lower, at + 1) >= 0);

    /// <summary>A word of the kind starts exactly here.</summary>
    public static bool Starts(this TimeText text, int at, TimeContext kind) => Lists.Value[(int)kind].EndAt(text.Lower, at) >= 0;

    /// <summary>A word of the kind ends here, perhaps before a space.</summary>
    public static bool Follows(this TimeText text, int at, TimeContext kind) => Lists.Value[(int)kind].StartBefore(text.Lower, at) >= 0
        || (text.At(at - 1) == ' ' && Lists.Value[(int)kind].StartBefore(text.Lower, at - 1) >= 0);

    /// <summary>How long the word of the kind is that ends exactly here; 0 when there is none.</summary>
    public static int LengthBefore(this TimeText text, int at, TimeContext kind) =>
        Lists.Value[(int)kind].StartBefore(text.Lower, at) is >= 0 and var start ? at - start : 0;

    private static WordList[] Load()
    {
        var lists = new WordList[Enum.GetValues<TimeContext>().Length];
        foreach (var row in DataFile.Rows("time-contexts.tsv"))
            lists[(int)Enum.Parse<TimeContext>(row[0])] = new WordList(row[1].Split('|'));
        return lists;
    }
}
