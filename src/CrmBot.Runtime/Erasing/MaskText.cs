using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// Puts bars in the place of words in a text: names whatever their width and case, telephone numbers however they are spaced
/// and with or without the country's code. A text that is JSON is read as such, so that what it escapes is found as well.
/// </summary>
public sealed partial class MaskText
{
    /// <summary>Read as a blackened word in every language, and never as markup.</summary>
    public const string Bars = "▇▇▇";

    private const string Between = @"[\s\-().·/\u2010-\u2015]{0,3}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Regex? everywhere, within;

    public MaskText(IReadOnlyCollection<ErasedWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        everywhere = Pattern(words.Where(word => word.Everywhere));
        within = Pattern(words);
    }

    /// <param name="belongs">The text belongs to the person: words that others share count too.</param>
    /// <returns>Null when nothing had to be masked.</returns>
    public string? Mask(string text, bool belongs) => (belongs ? within : everywhere) is { } pattern ? Mask(text, pattern) : null;

    /// <summary>
    /// As <see cref="Mask(string, bool)"/>, for a row of theirs that names them: whatever telephone
    /// number or mail address stands beside the name is taken for theirs, also one that nobody filed.
    /// </summary>
    internal string MaskWhole(string text, bool belongs)
    {
        var masked = Mask(text, belongs) ?? text;
        return belongs ? Mask(masked, Details()) ?? masked : masked;
    }

    private static string? Mask(string text, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return null;
        if (text[0] is '{' or '[' && Parse(text) is { } json) return MaskNode(json, pattern) ? json.ToJsonString(Plain) : null;
        var plain = pattern.Replace(text, Bars);
        return plain == text ? null : plain;
    }

    /// <summary>Quick and on the safe side: whether it is worth looking closer.</summary>
    internal bool MayHold(string text) => within is not null && (text.Contains('\\', StringComparison.Ordinal) || within.IsMatch(text));

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool MaskNode(JsonNode node, Regex pattern)
    {
        var changed = false;
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList()) changed |= MaskValue(value, pattern, text => map[name] = text);
        }
        else if (node is JsonArray list)
        {
            for (var at = 0; at < list.Count; at++)
            {
                var here = at;
                changed |= MaskValue(list[at], pattern, text => list[here] = text);
            }
        }

        return changed;
    }

    private static bool MaskValue(JsonNode? value, Regex pattern, Action<string> put)
    {
        if (value is JsonObject or JsonArray) return MaskNode(value, pattern);
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text) || text.Length == 0) return false;
        var masked = text[0] is '{' or '[' && Parse(text) is { } inner
            ? (MaskNode(inner, pattern) ? inner.ToJsonString(Plain) : text)
            : pattern.Replace(text, Bars);
        if (masked == text) return false;
        put(masked);
        return true;
    }

    private static Regex? Pattern(IEnumerable<ErasedWord> words)
    {
        // The longest first: 陈芳 must not leave 陈芳芳's last letter behind.
        var parts = words.OrderByDescending(word => word.Text.Length).Select(word => word.IsNumber ? Number(word.Text) : Name(word))
            .Where(part => part.Length > 0).ToList();
        return parts.Count == 0
            ? null
            : new Regex(string.Join('|', parts), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }

    private static string Name(ErasedWord word)
    {
        var name = Name(word.Text);
        if (name.Length == 0) return name;
        var after = word.NotAfter.Count == 0 ? "" : $"(?<!{string.Join('|', word.NotAfter.Select(Regex.Escape))})";
        return after + name + (word.NotBefore.Count == 0 ? "" : $"(?!{string.Join('|', word.NotBefore.Select(Regex.Escape))})");
    }

    private static string Name(string text)
    {
        var pattern = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).Trim())
        {
            if (char.IsWhiteSpace(letter)) pattern.Append(@"\s+");
            else pattern.Append(Letter(letter));
        }

        if (pattern.Length == 0) return "";
        // Li is no part of Like; Chinese has no such borders.
        if (IsLatin(text[0])) pattern.Insert(0, "(?<![A-Za-z0-9])");
        if (IsLatin(text[^1])) pattern.Append("(?![A-Za-z0-9])");
        return pattern.ToString();
    }

    private static string Number(string normal)
    {
        var digits = string.Concat(normal.Where(char.IsAsciiDigit));
        if (digits.Length < 5) return "";
        List<string> forms = [];
        // The country's code is not always said, and a trunk 0 stands in its place then.
        for (var code = 0; code <= 3 && digits.Length - code >= 7; code++)
            forms.Add((code == 0 ? @"(?:\+|00)?" : "[0０]?") + string.Join(Between, digits.Skip(code).Select(Letter)));
        if (forms.Count == 0) forms.Add(string.Concat(digits.Select(Letter)));
        return $"(?<![0-9])(?:{string.Join('|', forms)})(?![0-9])";
    }

    private static string Letter(char letter) => letter is > ' ' and <= '~'
        ? string.Create(CultureInfo.InvariantCulture, $"[\\u{(int)letter:x4}\\u{letter + 0xFEE0:x4}]")
        : Regex.Escape(letter.ToString());

    // Mobile numbers of China, numbers of its cities, numbers with a country's code; mail addresses.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])(?:1[3-9][0-9][\s-]?[0-9]{4}[\s-]?[0-9]{4}|0[0-9]{2,3}[\s-]?[0-9]{3,4}[\s-]?[0-9]{4}|\+[0-9][0-9\s()-]{7,16}[0-9])(?![0-9A-Za-z])|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Details();

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);
}
