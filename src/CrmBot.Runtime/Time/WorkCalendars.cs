using System.Reflection;

namespace CrmBot.Runtime.Time;

/// <summary>The work calendars that come with the program.</summary>
public static class WorkCalendars
{
    private static readonly Shift[] OfficeHours = [Shift.Parse("09:00-12:00"), Shift.Parse("13:00-18:00")];

    /// <summary>Monday to Friday, without holidays.</summary>
    public static WorkCalendar Default { get; } = WorkCalendar.MondayToFriday("default", OfficeHours);

    /// <summary>China's public holidays and make-up workdays.</summary>
    public static WorkCalendar China { get; } = Default.WithYears("cn", Read("cn"));

    /// <summary>The calendar of that name, or <see cref="Default"/> when there is none.</summary>
    public static WorkCalendar Find(string? name) => name is "cn" or "CN" ? China : Default;

    private static IReadOnlyList<CalendarYear> Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(file => file.StartsWith($"Calendars.{name}-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Read(assembly, file))];
    }

    private static CalendarYear Read(Assembly assembly, string file)
    {
        using var json = assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The assembly lacks {file}.");
        return CalendarYear.Read(json);
    }
}
