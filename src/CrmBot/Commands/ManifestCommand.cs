using System.CommandLine;
using System.Text.RegularExpressions;
using CrmBot.Manifest;

namespace CrmBot.Commands;

/// <summary>Writes the Teams app package for one registration and host.</summary>
internal static partial class ManifestCommand
{
    public static Command Make()
    {
        var appId = new Option<string>("--app-id") { Description = "The bot registration's app id (a GUID).", Required = true };
        var domain = new Option<string>(
            "--domain") { Description = "The host name under which the service is reached, e.g. crm.contoso.com.", Required = true };
        var version = new Option<string>("--app-version") { Description =
            "Version of the package, e.g. 1.0.0; an update needs a higher one.", DefaultValueFactory = _ => "1.0.0" };
        var output =
            new Option<FileInfo>("--out") { Description = "The zip to write.", DefaultValueFactory = _ => new FileInfo("crmbot.zip") };
        var command = new Command("manifest", "Writes the Teams app package, to be uploaded in Teams.") { appId, domain, version, output };
        command.SetAction(
            parsed => Run(parsed.GetValue(appId)!, parsed.GetValue(domain)!, parsed.GetValue(version)!, parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string appId, string domain, string version, FileInfo output)
    {
        if (!Guid.TryParse(appId, out var id) || id == Guid.Empty)
            return Refuse($"--app-id {appId}: this is no GUID.");
        domain = domain.ToLowerInvariant();
        if (!HostName().IsMatch(domain) || domain.Length > 253)
            return Refuse($"--domain {domain}: give a host name alone, such as crm.contoso.com, without https:// and path.");
        if (!VersionNumber().IsMatch(version))
            return Refuse($"--app-version {version}: give three numbers, such as 1.0.0.");
        if (output.Directory is not { Exists: true })
            return Refuse($"--out {output.FullName}: there is no such folder.");
        return Write(new AppPackage(Path.Combine(AppContext.BaseDirectory, "manifest")), id, domain, version, output);
    }

    private static int Write(AppPackage package, Guid id, string domain, string version, FileInfo output)
    {
        var manifest = package.Manifest(id, domain, version);
        if (package.Check(manifest) is { Count: > 0 } problems)
            return Refuse(string.Join(Environment.NewLine, problems));
        using (var stream = output.Create())
            package.Write(manifest, stream);
        System.Console.Out.WriteLine(output.FullName);
        return 0;
    }

    private static int Refuse(string reason)
    {
        System.Console.Error.WriteLine(reason);
        return 2;
    }

    [GeneratedRegex(@"^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.(?!-)[a-z][a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
