using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Api;

/// <summary>What several answers show alike: people, money, days.</summary>
internal static class ApiParts
{
    public static JsonNode? Text(Guid? id) => id is { } known ? JsonValue.Create(known.ToString()) : null;

    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)JsonValue.Create(text))];

    /// <param name="minor">In the smallest unit of the currency.</param>
    public static JsonObject? Money(long? minor, string? currency) =>
        minor is { } amount && currency is not null ? new JsonObject { ["minor"] = amount, ["currency"] = currency } : null;

    public static JsonObject? Range(Budget? budget) => budget is null
        ? null
        : new JsonObject { ["minMinor"] = budget.Min, ["maxMinor"] = budget.Max, ["currency"] = budget.Currency,
            ["approximate"] = budget.IsApproximate };

    public static string? Day(int code) => DayCode.Read(code) is { } day ? SaidTime.Write(day) : null;

    /// <summary>The people of a page of records.</summary>
    public static async Task<ApiPeople> PeopleAsync(ReadView view, IEnumerable<Guid?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        var known = wanted.Count == 0
            ? []
            : await view.Db.Set<Person>().AsNoTracking().Where(person => wanted.Contains(person.Id)).ToListAsync(cancellationToken);
        return new ApiPeople(known.ToDictionary(person => person.Id));
    }
}

/// <summary>People as answers name them.</summary>
internal sealed class ApiPeople(IReadOnlyDictionary<Guid, Person> known)
{
    /// <summary>Null for nobody.</summary>
    public JsonObject? Of(Guid? id) =>
        id is not { } person ? null : new JsonObject { ["id"] = person.ToString(), ["name"] = known.GetValueOrDefault(person)?.Name ?? "" };
}
