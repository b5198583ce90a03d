using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Features.Company;

/// <summary>Puts the company's own words into the parser's world. What the runtime set there (the calendar) stays.</summary>
internal sealed class SettingsInWorld(CompanySettings settings) : IWorldPart
{
    public string Kind => "company";

    public Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        var known = world.Settings;
        world.Settings = settings.ForParser() with
        {
            Holidays = known.Holidays,
            ExtraWorkdays = known.ExtraWorkdays,
            Festivals = known.Festivals,
        };
        return Task.CompletedTask;
    }

    public Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken) =>
        LoadAsync(view, world, cancellationToken);
}
