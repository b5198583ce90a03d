namespace CrmBot.Teams;

/// <summary>Where people's files lie: SharePoint and OneDrive for Business, by cloud (§1.5).</summary>
internal static class FileHosts
{
    public static bool Allows(Uri uri, TeamsCloud cloud) =>
        uri is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns, UserInfo.Length: 0 }
        && uri.Host.EndsWith(Suffix(cloud), StringComparison.Ordinal)
        && uri.Host.Length > Suffix(cloud).Length
        && !uri.Host.Contains("xn--", StringComparison.Ordinal);

    private static string Suffix(TeamsCloud cloud) => cloud switch
    {
        TeamsCloud.UsGov => ".sharepoint.us",
        TeamsCloud.China => ".sharepoint.cn",
        _ => ".sharepoint.com",
    };
}
