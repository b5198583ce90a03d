using System.Globalization;
using System.Text.Json;

namespace CrmBot.Language;

/// <summary>Reads the world file of the contract, section 2.</summary>
internal static class WorldFile
{
    public static World Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("A world file is one JSON object.");
        var world = new World { Settings = ReadSettings(json) };
        foreach (var customer in List(json, "customers")) world.Put(ReadCustomer(customer));
        foreach (var colleague in List(json, "colleagues")) world.Put(ReadColleague(colleague));
        foreach (var ticket in List(json, "tickets")) world.PutTicket(ReadTicket(ticket));
        foreach (var tag in Texts(json, "tags")) world.PutTag(tag);
        return world;
    }

    private static CustomerEntry ReadCustomer(JsonElement json) => new(Needed(json, "name"), Needed(json, "name"))
    {
        Aliases = Texts(json, "aliases"),
        Industry = Text(json, "industry"),
        Region = Text(json, "region"),
        Owner = Text(json, "owner"),
        Grade = Text(json, "grade"),
        Tier = Text(json, "tier"),
        Contacts = [.. List(json, "contacts").Select(ReadContact)],
    };

    private static ContactEntry ReadContact(JsonElement json) => new(Needed(json, "name"))
    {
        Aka = Texts(json, "aka"),
        Title = Text(json, "title"),
        Phone = Text(json, "phone"),
        Email = Text(json, "email"),
        Wechat = Text(json, "wechat"),
    };

    private static ColleagueEntry ReadColleague(JsonElement json) => new(Needed(json, "name"), Needed(json, "name"))
    {
        Nicknames = Texts(json, "nicknames"),
        Team = Text(json, "team"),
        Role = Text(json, "role"),
    };

    private static TicketEntry ReadTicket(JsonElement json)
    {
        if (!json.TryGetProperty("id", out var id) || !id.TryGetInt64(out var number))
            throw new FormatException("A ticket needs a number \"id\".");
        return new TicketEntry(number, Needed(json, "cust"))
        {
            Assignee = Text(json, "assignee"),
            Type = Text(json, "type"),
            Severity = Text(json, "sev"),
        };
    }

    private static WorldSettings ReadSettings(JsonElement json)
    {
        var org = json.TryGetProperty("org", out var found) && found.ValueKind == JsonValueKind.Object ? found : json;
        var calendar = org.TryGetProperty("calendar", out var days) && days.ValueKind == JsonValueKind.Object ? days : default;
        return new WorldSettings
        {
            Name = Text(org, "name") ?? "",
            BotNames = Texts(org, "bot_names"),
            DefaultCurrency = Text(org, "default_cur") ?? "CNY",
            Holidays = [.. Texts(calendar, "holidays").Select(ReadDate)],
            ExtraWorkdays = [.. Texts(calendar, "extra_workdays").Select(ReadDate)],
            Festivals = [.. List(calendar, "festivals").Select(ReadFestival)],
            Tiers = Codes(json, "tiers"),
            Stages = Codes(json, "stages"),
            Sources = Codes(json, "sources"),
            TicketTypes = Codes(json, "ticket_types"),
            Regions = Codes(json, "regions"),
            Teams = Codes(json, "teams"),
            Groups = Codes(json, "groups"),
            Queues = Codes(json, "queues"),
        };
    }

    private static FestivalEntry ReadFestival(JsonElement json) =>
        new(Texts(json, "names"), ReadDate(Needed(json, "from")), ReadDate(Needed(json, "to")));

    private static NamedCode[] Codes(JsonElement json, string property) =>
        [.. List(json, property).Select(
            code => new NamedCode(Text(code, "code") ?? Needed(code, "name"), [.. Texts(code, "names"), .. Texts(code, "aliases")]))];

    private static DateOnly ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"\"{text}\" is not a date of the form YYYY-MM-DD.");

    private static string Needed(JsonElement json, string property) =>
        Text(json, property) ?? throw new FormatException($"A world record lacks its \"{property}\".");

    private static string? Text(JsonElement json, string property) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement.ArrayEnumerator List(JsonElement json, string property) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : default;

    private static string[] Texts(JsonElement json, string property) =>
        [.. List(json, property).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
}
