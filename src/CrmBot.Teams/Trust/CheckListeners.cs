using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>
/// With anonymous intake every listener must be a loopback one; otherwise the start fails (§2.8 c).
/// Requests that arrive by another interface before that are refused by <see cref="AnonymousIntake"/>.
/// </summary>
internal sealed class CheckListeners(IOptions<TeamsOptions> options, IServer server) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var open = options.Value.AllowAnonymous ? Addresses().Where(address => !IsLoopback(address)).ToList() : [];
        return open.Count == 0
            ? Task.CompletedTask
            : throw new OptionsValidationException(nameof(TeamsOptions), typeof(TeamsOptions),
                [$"Auth:AllowAnonymous is true and the server listens on {string.Join(", ", open)}; allowed only on loopback, such as http://localhost:3978."]);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ICollection<string> Addresses() => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private static bool IsLoopback(string address) =>
        address.StartsWith("http://unix:", StringComparison.Ordinal)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && Loopback.IsHost(uri));
}
