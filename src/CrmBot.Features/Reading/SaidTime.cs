using System.Globalization;

namespace CrmBot.Features.Reading;

/// <summary>A day, or a moment of a day, on the speaker's wall clock, as the language contract writes it.</summary>
internal readonly record struct SaidTime(DateTime Local, bool HasClock)
{
    private const string DayForm = "yyyy-MM-dd";
    private const string MomentForm = "yyyy-MM-ddTHH:mm";

    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>Reads <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>; null when it is neither or no such day exists.</summary>
    public static SaidTime? Read(string? text)
    {
        if (DateTime.TryParseExact(text, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return new(moment, true);
        return DateTime.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, false) : null;
    }

    public static string Write(DateTime local) => local.ToString(MomentForm, CultureInfo.InvariantCulture);

    public static string Write(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public override string ToString() => Local.ToString(HasClock ? MomentForm : DayForm, CultureInfo.InvariantCulture);
}
