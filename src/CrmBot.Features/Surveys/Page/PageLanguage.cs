using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CrmBot.Features.Surveys.Page;

/// <summary>The language of the page: what the switch says, else the browser's first of ours, else the customer's.</summary>
internal static class PageLanguage
{
    private const string Chinese = "zh-CN", English = "en-US";

    public static string Of(HttpRequest request, string? customer)
    {
        var chosen = request.Query["lang"].ToString();
        if (chosen is "zh" or "en") return Locale(chosen)!;
        var wanted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var listed) ? listed : [];
        return wanted.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Locale(one.Value.ToString())).FirstOrDefault(found => found is not null)
            ?? customer ?? Chinese;
    }

    private static string? Locale(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };
}
