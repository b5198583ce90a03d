namespace CrmBot.Language.Times;

/// <summary>Days from one to another, both included; a missing bound is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    public static DateRange Day(DateOnly day) => new(day, day);

    public static DateRange Between(DateOnly from, DateOnly to) => new(from, to);
}
