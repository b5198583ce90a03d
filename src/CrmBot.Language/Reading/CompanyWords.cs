using CrmBot.Language.Linking;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>What is made once from the company's settings.</summary>
internal sealed class CompanyWords(WorldSettings settings)
{
    public WorldSettings Settings { get; } = settings;

    public CodeWords Words { get; } = new(settings);

    public WorkCalendar Calendar { get; } = new(
        settings.Holidays.ToHashSet(), settings.ExtraWorkdays.ToHashSet(),
        [.. settings.Festivals.Select(f => new Festival(f.Names, f.From, f.To))]);

    public TimeSpotter Times => field ??= new TimeSpotter(Calendar);
}
