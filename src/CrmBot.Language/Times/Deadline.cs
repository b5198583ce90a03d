namespace CrmBot.Language.Times;

/// <summary>The last moment of a deadline: a day, or a day and an hour if one was said.</summary>
public readonly record struct Deadline(DateOnly Day, TimeOnly? Time)
{
    /// <summary>The contract's form: <c>2026-03-15</c> or <c>2026-03-12T15:00</c>.</summary>
    public override string ToString() => Time is { } time ? SlotForm.Of(Day.ToDateTime(time)) : SlotForm.Of(Day);
}
