using System.Globalization;
using CrmBot.Runtime.Places;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace CrmBot.Graph;

/// <summary>Installs our app for a person through Microsoft Graph, so that the bot can write to them first.</summary>
internal sealed partial class InstallApp(GraphServiceClient graph, GraphOptions options, ILogger<InstallApp> log) : IInstallApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<InstallReport> InstallForAsync(string directoryId, CancellationToken cancellationToken)
    {
        // A name of a path comes from the store: only a directory's own ids go into an address.
        if (!Guid.TryParse(directoryId, out _)) return new InstallReport(InstallFate.Refused);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var fate = await InstallAsync(directoryId, limit.Token);
            return new InstallReport(fate, await FindChatAsync(directoryId, limit.Token));
        }
        catch (ApiException refused)
        {
            return Read(refused);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException
            or Azure.Identity.AuthenticationFailedException)
        {
            Log.Unreachable(log, problem.GetType().Name);
            return new InstallReport(InstallFate.Later);
        }
    }

    private async Task<InstallFate> InstallAsync(string directoryId, CancellationToken cancellationToken)
    {
        var app = new UserScopeTeamsAppInstallation
        {
            AdditionalData = new Dictionary<string, object>
            {
                ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{options.CatalogAppId}",
            },
        };
        try
        {
            await graph.Users[directoryId].Teamwork.InstalledApps.PostAsync(app, cancellationToken: cancellationToken);
            return InstallFate.Installed;
        }
        catch (ApiException there) when (there.ResponseStatusCode == 409)
        {
            return InstallFate.Already;
        }
    }

    // Null while Teams has not made the chat yet, or does not tell.
    private async Task<string?> FindChatAsync(string directoryId, CancellationToken cancellationToken)
    {
        try
        {
            var installed = await graph.Users[directoryId].Teamwork.InstalledApps.GetAsync(
                request =>
                {
                    request.QueryParameters.Expand = ["teamsApp"];
                    request.QueryParameters.Filter = $"teamsApp/externalId eq '{options.ManifestId}'";
                },
                cancellationToken);
            if (installed?.Value?.FirstOrDefault()?.Id is not { } id) return null;
            return (await graph.Users[directoryId].Teamwork.InstalledApps[id].Chat.GetAsync(cancellationToken: cancellationToken))?.Id;
        }
        catch (ApiException unknown)
        {
            Log.NoChat(log, unknown.ResponseStatusCode);
            return null;
        }
    }

    private InstallReport Read(ApiException refused)
    {
        Log.Refused(log, refused.ResponseStatusCode);
        return refused.ResponseStatusCode switch
        {
            400 or 403 or 404 => new InstallReport(InstallFate.Refused),
            429 or 503 => new InstallReport(InstallFate.Later, RetryAfter: Pause(refused)),
            _ => new InstallReport(InstallFate.Later),
        };
    }

    private static TimeSpan? Pause(ApiException refused) =>
        refused.ResponseHeaders.FirstOrDefault(
            header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The directory refused to install the app ({Status})")]
        public static partial void Refused(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Warning, "The directory could not be reached ({Reason})")]
        public static partial void Unreachable(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Information, "The directory does not tell the chat of an installation ({Status})")]
        public static partial void NoChat(ILogger logger, int status);
    }
}
