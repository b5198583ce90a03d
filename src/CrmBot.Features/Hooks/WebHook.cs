using System.Security.Cryptography;
using System.Text;
using CrmBot.Features.Api.Events;
using Microsoft.Extensions.Configuration;

namespace CrmBot.Features.Hooks;

/// <summary>
/// Somebody who wants to be told what happens: <c>Hooks:0:Url</c> (https),
/// <c>Hooks:0:Secret</c> (32 letters or more, signs what is sent) and
/// <c>Hooks:0:Events:0</c> (<c>ticket.resolved</c>, <c>ticket.*</c> or <c>*</c>); if wanted <c>Hooks:0:Id</c> and <c>Hooks:0:Partner</c>.
/// </summary>
/// <param name="Id">Under which its place in the events is kept, also when the address changes.</param>
/// <param name="IsPartner">It belongs to another company and is sent what partners may see.</param>
internal sealed record WebHook(string Id, Uri Url, ReadOnlyMemory<byte> Secret, IReadOnlyList<string> Events, bool IsPartner)
{
    private const int ShortestSecret = 32, LongestId = 60;

    /// <param name="mayBePlain">Whether http may be used for an address.</param>
    /// <exception cref="ArgumentException">A setting cannot be used; the message names it and what it allows.</exception>
    public static IReadOnlyList<WebHook> ReadAll(IConfiguration configuration, Func<Uri, bool> mayBePlain)
    {
        var hooks = configuration.GetSection("Hooks").GetChildren().Where(section => int.TryParse(section.Key, out _))
            .Select(section => Read(section, mayBePlain)).ToList();
        if (hooks.GroupBy(hook => hook.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Hooks has \"{twice.Key}\" twice; give each its own Id.");
        return hooks;
    }

    public bool Wants(string type) =>
        Events.Any(wanted => wanted == "*" || wanted == type
            || (wanted.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(wanted[..^1], StringComparison.Ordinal)));

    private static WebHook Read(IConfigurationSection section, Func<Uri, bool> mayBePlain)
    {
        if (!Uri.TryCreate(section["Url"], UriKind.Absolute, out var url) || url.UserInfo.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && mayBePlain(url))))
            throw new ArgumentException($"{section.Path}:Url must be an https address without a password in it.");
        if (section["Secret"] is not { Length: >= ShortestSecret } secret)
            throw new ArgumentException($"{section.Path}:Secret needs {ShortestSecret} letters or more.");
        var events = section.GetSection("Events").GetChildren().Select(one => one.Value ?? "").ToList();
        if (events.Count == 0 || !events.TrueForAll(IsKnown))
            throw new ArgumentException(
                $"{section.Path}:Events must be one or more of *, {string.Join(", ", EventTypes.All)}, or a group such as ticket.*");
        if (section["Partner"] is { Length: > 0 } said && !bool.TryParse(said, out _))
            throw new ArgumentException($"{section.Path}:Partner is \"{said}\"; it can be true or false.");
        var id = section["Id"] is { Length: > 0 and <= LongestId } given
            ? given
            : "hook-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..12];
        return new WebHook(id, url, Encoding.UTF8.GetBytes(secret), events, bool.TryParse(section["Partner"], out var partner) && partner);
    }

    private static bool IsKnown(string wanted) =>
        wanted == "*" || EventTypes.All.Contains(wanted)
            || (wanted.EndsWith(".*", StringComparison.Ordinal)
                && EventTypes.All.Any(type => type.StartsWith(wanted[..^1], StringComparison.Ordinal)));
}
