using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;

namespace CrmBot.Features.Surveys.FromOutside;

/// <summary>A score as another program tells of it.</summary>
/// <param name="Ticket">Number of the ticket it is about; null for none.</param>
internal sealed record ToldScore(NewCustomer Customer, string Kind, int Score, string? Why, string Channel, long? Ticket);

/// <summary>Reads the body of <c>POST /api/v1/scores</c>: every mistake is named under its own field.</summary>
internal static class ScoreBody
{
    private static readonly string[] Top = ["company", "contact", "kind", "score", "why", "channel", "ticket"];

    public static (ToldScore? Told, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Top, "");
        var customer = new NewCustomer(ContactBody.Company(body, fields, errors)) { Contacts = ContactBody.Contacts(body, fields, errors) };
        var kind = fields.OneOf(body, "kind", [SurveyKinds.Csat, SurveyKinds.Nps]) ?? SurveyKinds.Csat;
        var told = new ToldScore(
            customer, kind, Score(body, kind, errors), fields.Text(body, "why", "why", Survey.WhyLength, inLines: true),
            fields.OneOf(body, "channel", SurveyChannels.Brought) ?? SurveyChannels.Other,
            Ticket(fields.Text(body, "ticket", "ticket", 20), errors));
        return errors.Count == 0 ? (told, errors) : (null, errors);
    }

    private static int Score(JsonObject body, string kind, Dictionary<string, string> errors)
    {
        if (body["score"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var score)
            && SurveyKinds.IsScore(kind, score))
            return score;
        errors["score"] = FormattableString.Invariant($"a whole number from {SurveyKinds.Least(kind)} to {SurveyKinds.Most(kind)}");
        return 0;
    }

    private static long? Ticket(string? said, Dictionary<string, string> errors)
    {
        if (said is null) return null;
        if (long.TryParse(said.StartsWith("T-", StringComparison.OrdinalIgnoreCase) ? said[2..] : said, NumberStyles.None,
            CultureInfo.InvariantCulture, out var number))
            return number;
        errors["ticket"] = "a number such as T-1024";
        return null;
    }
}
