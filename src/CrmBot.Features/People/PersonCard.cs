using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>A colleague's card: role, team, level, regions, share and limits; for admins with a form to change them.</summary>
internal sealed class PersonCard(CardLibrary cards, CompanySettings settings, ZoneWords zones) : IRecordCard
{
    public string Kind => "person";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Person>(id, cancellationToken) is not { } person) return null;
        var locale = cardView.Locale;
        var all = cardView.Viewer is not null;
        var open = cardView.Viewer?.Role == Roles.Admin && person.IsActive;
        return new CardContent("person", new JsonObject
        {
            ["name"] = person.Name,
            ["nicknames"] = string.Join(" · ", person.Nicknames),
            ["open"] = open,
            ["role"] = person.Role,
            ["team"] = person.Team ?? "",
            ["level"] = person.Level ?? "",
            ["zone"] = person.Zone,
            ["zones"] = open ? zones.Choices(person.Zone, view.Now, locale) : [],
            ["weight"] = person.Weight ?? 100,
            ["openCap"] = Number(person.OpenCap),
            ["dailyCap"] = Number(person.DailyCap),
            ["regions"] = string.Join(',', person.Regions),
            ["roles"] = Choices(open, Roles.All, role => cards.Words(locale, "people.role." + role)),
            ["teams"] = Choices(open, [.. settings.Teams.Select(team => team.Code)],
                team => CompanySettings.Word(settings.Teams, team, locale)),
            ["levels"] = Choices(open, Levels.All, level => cards.Words(locale, "people.level." + level)),
            ["allRegions"] = Choices(open, [.. settings.Regions.Select(region => region.Code)],
                region => CompanySettings.Word(settings.Regions, region, locale)),
            ["say"] = new JsonObject
            {
                ["line"] = Joined(
                    person.IsActive ? null : cards.Words(locale, "people.left"), cards.Words(locale, "people.role." + person.Role),
                    CompanySettings.Word(settings.Teams, person.Team, locale),
                    person.Level is { } level && all ? cards.Words(locale, "people.level." + level) : null),
                ["regions"] = all ? string.Join(cards.Words(locale, "common.list_separator"),
                    person.Regions.Select(region => CompanySettings.Word(settings.Regions, region, locale))) : "",
                ["load"] = all ? Load(person, locale) : "",
            },
        }, "people.person.summary");
    }

    private string Load(Person person, string locale) => Joined(
        person.Weight is { } weight and not 100 ? cards.Words(locale, "people.person.share", ("share", weight)) : null,
        person.OpenCap is { } open ? cards.Words(locale, "people.person.openCapLine", ("count", open)) : null,
        person.DailyCap is { } daily ? cards.Words(locale, "people.person.dailyCapLine", ("count", daily)) : null);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static JsonArray Choices(bool open, IReadOnlyList<string> codes, Func<string, string> word) =>
        open ? [.. codes.Select(code => (JsonNode)new JsonObject { ["title"] = word(code), ["value"] = code })] : [];
}
