using CrmBot.Runtime.Time;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Surveys.Page;

/// <summary>
/// The links to the customer's page: below <c>Survey:PublicUrl</c>; in Development, while that is not set, below the address the program
/// listens on. Without an address or a key there are none, and answers are only written down.
/// </summary>
internal sealed class SurveyLinks(
    SurveyKeys keys, IConfiguration configuration, IHostEnvironment environment, IServiceProvider services, Clocks clocks)
{
    private const long Second = 1000;

    /// <summary>Until when a link made now opens, system time in Unix seconds; 0 when none can be made.</summary>
    public long NewUntil() => Root() is null ? 0 : (clocks.SystemNow + (long)Survey.Open.TotalMilliseconds) / Second;

    /// <summary>Empty for none.</summary>
    public string Of(Survey survey) =>
        survey.LinkUntil > 0 && Root() is { } root ? $"{root}/s/{new SurveyToken(survey.Id, survey.LinkUntil).Write(keys)}" : "";

    private string? Root()
    {
        if (!keys.Any) return null;
        if (configuration["Survey:PublicUrl"] is { Length: > 0 } configured && Uri.TryCreate(configured, UriKind.Absolute, out _))
            return configured.TrimEnd('/');
        if (!environment.IsDevelopment()) return null;
        var own = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return own?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
