using System.Buffers.Text;
using System.Globalization;
using CrmBot.Features.Reading;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>What stands in the address of a call; what nobody knows or nobody can read is a mistake, as in a body.</summary>
internal sealed class LookQuery
{
    public const string AfterName = "after", LimitName = "limit";
    public const int MostItems = 200, UsualItems = 50;
    private const int Longest = 200;
    private readonly IQueryCollection query;

    public LookQuery(IQueryCollection query, IReadOnlyList<string> known)
    {
        this.query = query;
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name))
                Errors[Clip.To(name, 60)] = known.Count == 0
                    ? "unknown; there are no parameters"
                    : "unknown; known are " + string.Join(", ", known);
            else if (values.Count != 1 || values[0] is not { Length: > 0 and <= Longest } text
                || text.Contains('\0', StringComparison.Ordinal)) Errors[name] = $"one text of 1 to {Longest} letters";
        }
    }

    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    public static string Cursor(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    public string? Text(string name) => Errors.ContainsKey(name) ? null : (string?)query[name];

    public string? OneOf(string name, IReadOnlyCollection<string> allowed) =>
        Checked(name, said => allowed.Contains(said), "one of " + string.Join(", ", allowed));

    /// <summary>One of an enumeration's values, by the word that stands for each.</summary>
    public TValue? OneOf<TValue>(string name, Func<TValue, string> word)
        where TValue : struct, Enum
    {
        var values = Enum.GetValues<TValue>();
        return OneOf(name, [.. values.Select(word)]) is { } said ? values.First(value => word(value) == said) : null;
    }

    public Guid? Id(string name) => Checked(name, said => Guid.TryParse(said, out _), "an id") is { } text ? Guid.Parse(text) : null;

    public bool? Flag(string name) => Checked(name, said => said is "true" or "false", "true or false") is { } text ? text == "true" : null;

    /// <summary>A moment in Unix milliseconds.</summary>
    public long? Time(string name) =>
        Checked(name, said => ApiTime.Read(said) is not null, ApiTime.Allowed) is { } text ? ApiTime.Read(text) : null;

    public int Limit() =>
        Checked(LimitName, said => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MostItems, $"1 to {MostItems}") is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : UsualItems;

    /// <summary>Where the page before ended.</summary>
    public Guid? After() =>
        Checked(AfterName, said => Read(said) is not null, "the next of the page before") is { } text ? Read(text) : null;

    private string? Checked(string name, Func<string, bool> fits, string allowed)
    {
        if (Text(name) is not { } said) return null;
        if (fits(said)) return said;
        Errors[name] = allowed;
        return null;
    }

    private static Guid? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[16];
        return cursor.Length == 22 && Base64Url.TryDecodeFromChars(cursor, bytes, out var length) && length == 16
            ? new Guid(bytes, bigEndian: true) : null;
    }
}

/// <summary>Moments as the API writes them: ISO 8601 in UTC.</summary>
internal static class ApiTime
{
    public const string Allowed = "a moment such as 2026-03-11T02:00:00Z";
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Write(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static string? Write(long? at) => at is { } moment ? Write(moment) : null;

    /// <summary>Null for what is no moment; one without a zone could be any.</summary>
    public static long? Read(string text) =>
        text.Length is >= 20 and <= 35 && text[10] == 'T' && (text[^1] == 'Z' || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToUnixTimeMilliseconds()
            : null;
}
