using Microsoft.Extensions.Configuration;

namespace CrmBot.Teams;

/// <summary>
/// Reads <see cref="TeamsOptions"/> from configuration. By hand rather than by the binder, so that every unreadable value is
/// reported with its key and what is allowed.
/// </summary>
internal static class ReadTeamsOptions
{
    public static void Into(TeamsOptions options, IConfiguration configuration)
    {
        var read = new Reader(configuration, options.Unreadable);
        options.AppType = read.Choice(options.AppType, "Teams:AppType", "MicrosoftAppType");
        options.AppId = read.Text("Teams:AppId", "MicrosoftAppId") ?? options.AppId;
        options.AppPassword = read.Text("Teams:AppPassword", "MicrosoftAppPassword") ?? options.AppPassword;
        options.TenantId = read.Text("Teams:TenantId", "MicrosoftAppTenantId") ?? options.TenantId;
        options.Cloud = read.Choice(options.Cloud, "Teams:Cloud");
        options.AllowAnonymous = read.Switch(options.AllowAnonymous, "Auth:AllowAnonymous");
        options.AllowEmulator = read.Switch(options.AllowEmulator, "Teams:AllowEmulator");
        options.ShapeLoopback = read.Switch(options.ShapeLoopback, "Teams:ShapeLoopback");
        options.UseWorkloadIdentity = read.Switch(options.UseWorkloadIdentity, "Teams:UseWorkloadIdentity");
        options.MaxBodyBytes = read.Number(options.MaxBodyBytes, "Teams:MaxBodyBytes");
        options.Instances = read.Number(options.Instances, "Teams:Instances");
        options.AnswerWithin = read.Duration(options.AnswerWithin, "Teams:AnswerWithin");
        options.SendTimeout = read.Duration(options.SendTimeout, "Teams:SendTimeout");
        options.CertificatePath = read.Text("Teams:CertificatePath") ?? options.CertificatePath;
        options.CertificatePassword = read.Text("Teams:CertificatePassword") ?? options.CertificatePassword;
        options.FederatedIdentityClientId = read.Text("Teams:FederatedIdentityClientId") ?? options.FederatedIdentityClientId;
        options.BotOpenIdMetadata = read.Text("Teams:BotOpenIdMetadata") ?? options.BotOpenIdMetadata;
        options.LoginEndpoint = read.Text("Teams:LoginEndpoint") ?? options.LoginEndpoint;
        read.List(options.AllowedTenants, "Teams:AllowedTenants");
        read.List(options.AllowedCallers, "Teams:AllowedCallers");
        read.List(options.BotServiceCallers, "Teams:BotServiceCallers");
        read.List(options.RequiredEndorsements, "Teams:RequiredEndorsements");
        read.Map(options.AgentHosts, "Teams:AgentHosts");
    }

    private sealed class Reader(IConfiguration configuration, List<string> unreadable)
    {
        public string? Text(params ReadOnlySpan<string> keys) => Find(keys).Value;

        public bool Switch(bool otherwise, string key)
        {
            if (Find([key]) is not { Value: { } text })
                return otherwise;
            if (bool.TryParse(text, out var read))
                return read;
            unreadable.Add($"{key} is '{text}'; allowed: true, false.");
            return otherwise;
        }

        public int Number(int otherwise, string key)
        {
            if (Find([key]) is not { Value: { } text })
                return otherwise;
            if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var read))
                return read;
            unreadable.Add($"{key} is '{text}'; allowed: a whole number.");
            return otherwise;
        }

        public TimeSpan Duration(TimeSpan otherwise, string key)
        {
            if (Find([key]) is not { Value: { } text })
                return otherwise;
            if (TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var read))
                return read;
            unreadable.Add($"{key} is '{text}'; allowed: a duration such as 00:00:10.");
            return otherwise;
        }

        public T Choice<T>(T otherwise, params ReadOnlySpan<string> keys)
            where T : struct, Enum
        {
            if (Find(keys) is not { Value: { } text } found)
                return otherwise;
            if (Enum.TryParse<T>(text, ignoreCase: true, out var read) && !char.IsAsciiDigit(text[0]) && Enum.IsDefined(read))
                return read;
            unreadable.Add($"{found.Key} is '{text}'; allowed: {string.Join(", ", Enum.GetNames<T>())}.");
            return otherwise;
        }

        public void List(IList<string> into, string key)
        {
            foreach (var child in configuration.GetSection(key).GetChildren())
            {
                if (!string.IsNullOrWhiteSpace(child.Value))
                    into.Add(child.Value.Trim());
            }
        }

        public void Map(IDictionary<string, string> into, string key)
        {
            foreach (var child in configuration.GetSection(key).GetChildren())
                into[child.Key] = child.Value?.Trim() ?? "";
        }

        private (string Key, string? Value) Find(ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (configuration[key] is { } value && !string.IsNullOrWhiteSpace(value))
                    return (key, value.Trim());
            }

            return (keys[0], null);
        }
    }
}
