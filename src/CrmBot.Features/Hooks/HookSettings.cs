using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Hooks;

/// <summary>
/// Which addresses web hooks may reach: those of the open net; with <c>Hooks:AllowPrivate</c> any, in Development this machine too.
/// </summary>
internal sealed record HookSettings(bool AllowsPrivate, bool AllowsLoopback)
{
    /// <exception cref="ArgumentException"><c>Hooks:AllowPrivate</c> is neither true nor false.</exception>
    public static HookSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var said = configuration["Hooks:AllowPrivate"];
        if (said is { Length: > 0 } && !bool.TryParse(said, out _))
            throw new ArgumentException($"Hooks:AllowPrivate is \"{said}\"; it can be true or false.");
        return new HookSettings(bool.TryParse(said, out var allows) && allows, environment.IsDevelopment());
    }

    /// <summary>What crosses no foreign wire need not be encrypted.</summary>
    public bool MayBePlain(Uri url) => AllowsPrivate || (AllowsLoopback && url.IsLoopback);

    public bool MayReach(IPAddress address) =>
        PublicAddress.Is(address) || AllowsPrivate || (AllowsLoopback && IPAddress.IsLoopback(address));
}
