using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CrmBot.LanguageModel;

/// <summary>Which model is asked, and how often.</summary>
/// <param name="Endpoint">OpenAI's own by default; Azure OpenAI as
/// <c>https://NAME.openai.azure.com/openai/v1/</c>; any compatible service.</param>
/// <param name="MostPerDay">So many sentences a day are sent at most; the rest stays unread.</param>
internal sealed record LanguageModelOptions(Uri Endpoint, string Model, string Key, int MostPerDay, TimeSpan Timeout)
{
    private const int UsualPerDay = 200;
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(8);

    /// <exception cref="ArgumentException">A setting is missing or cannot be read; the message names it.</exception>
    public static LanguageModelOptions Read(IConfigurationSection section)
    {
        var endpoint = section["Endpoint"] ?? "https://api.openai.com/v1/";
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback))
            throw new ArgumentException($"LanguageModel:Endpoint is \"{endpoint}\"; it is an https address.", nameof(section));
        var most = section["MostPerDay"] is not { } text ? UsualPerDay
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException($"LanguageModel:MostPerDay is \"{text}\"; it is a whole number.", nameof(section));
        var key = section["Key"] is { Length: > 0 } given
            ? given
            : throw new ArgumentException("LanguageModel:Key is missing.", nameof(section));
        return new LanguageModelOptions(uri, section["Model"]!, key, most, UsualTimeout);
    }
}
