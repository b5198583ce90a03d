using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.People;

namespace CrmBot.Tests.Rights;

/// <summary>One line of <c>asks.tsv</c>.</summary>
/// <param name="What">An intent, <c>phrase:name</c>, <c>form:name</c> or a
/// button's verb; a variant of an intent follows after a colon.</param>
/// <param name="Other">Null when there is none about somebody else's record.</param>
internal sealed record Ask(string What, string? Own, string? Other)
{
    public bool IsForm => What.StartsWith("form:", StringComparison.Ordinal);

    public bool IsButton => !IsForm && What.Contains('.', StringComparison.Ordinal);

    /// <summary>It is typed, and not pressed.</summary>
    public bool IsSaid => !IsForm && !IsButton;

    /// <summary>The intent, verb or phrase itself.</summary>
    public string Name => !IsSaid || What.StartsWith("phrase:", StringComparison.Ordinal) ? What : What.Split(':')[0];

    /// <summary>What is said about a record of the asker's own, of the team or of another team; null when nothing is.</summary>
    public string? Template(string whose) => whose == "own" ? Own : Other;

    public static IReadOnlyList<Ask> Read() =>
    [
        .. Lines("asks.tsv").Select(line => line.Split('\t'))
            .Select(cells => new Ask(cells[0], cells[1] == "-" ? null : cells[1], cells[2] == "-" ? null : cells[2])),
    ];

    public static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && !line.StartsWith('#'));

    /// <summary>This folder in the checkout.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Cards.CardsFolder.Path)!, "tests", "CrmBot.Tests", "Rights");

    /// <summary>The sentence or the click's data, with the records filled in.</summary>
    /// <param name="fresh">What <see cref="FreshRecords"/> made for it.</param>
    public string Text(PermissionCompany company, Owner asker, string whose, int number, int day, IReadOnlyDictionary<string, string> fresh)
    {
        var owner = company.OwnerFor(asker.Role, whose);
        (string Hole, string Value)[] parts =
        [
            ("{c}", owner.Customer), ("{own}", asker.Customer), ("{p}", owner.Name), ("{me}", asker.Name), ("{to}", company.Helper.Name),
            ("{role}", asker.Role),
            ("{new}", $"云海{number}号科技"), ("{tel}", $"137{number:D8}"), ("{nobody}", Guid.Empty.ToString("N")),
            ("{key}", owner.CustomerId.ToString("N")[^8..]),
            ("{customer}", owner.CustomerId.ToString("N")), ("{reminder}", owner.Reminder.ToString("N")),
            ("{interaction}", owner.Interaction.ToString("N")),
            ("{leave}", owner.Leave.ToString("N")), ("{correction}", owner.Correction.ToString("N")), ("{person}", owner.Id.ToString("N")),
            ("{personDashed}", owner.Id.ToString()), ("{toPerson}", company.Helper.Id.ToString("N")),
            ("{toAgent}", company.Own[Roles.Agent].Id.ToString("N")),
            ("{digest}", owner.Digest.ToString("N")), ("{plan}", owner.Plan.ToString("N")),
            ("{d}", day.ToString(CultureInfo.InvariantCulture)), ("{dd}", day.ToString("D2", CultureInfo.InvariantCulture)),
        ];
        var text = parts.Aggregate(Template(whose)!, (text, part) => text.Replace(part.Hole, part.Value, StringComparison.Ordinal));
        return fresh.Aggregate(text, (filled, part) => filled.Replace("{" + part.Key + "}", part.Value, StringComparison.Ordinal));
    }

    /// <summary>A form that is asked for: what its button carries, and what is filled in.</summary>
    public AskedForm Form(string text)
    {
        var asked = (JsonObject)JsonNode.Parse(text)!;
        var inputs = asked["inputs"] as JsonObject ?? [];
        asked.Remove("inputs");
        asked["form"] = What["form:".Length..];
        return new AskedForm(asked, inputs);
    }

    public JsonObject Data(string text)
    {
        var data = (JsonObject)JsonNode.Parse(text)!;
        data["verb"] = What;
        return data;
    }
}

/// <param name="Data">What the button carries.</param>
/// <param name="Inputs">What is filled in before it is sent.</param>
internal sealed record AskedForm(JsonObject Data, JsonObject Inputs);
