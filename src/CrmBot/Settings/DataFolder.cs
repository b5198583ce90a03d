namespace CrmBot.Settings;

/// <summary>
/// Where the database and the keys live: <c>Data:Folder</c>, by default a folder of the user's outside the source tree
/// (<c>~/.local/share/crmbot</c> on Linux), with one folder per environment. For the account's eyes only when it is made here.
/// </summary>
internal sealed class DataFolder
{
    public DataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        Path = configuration["Data:Folder"] is { Length: > 0 } chosen
            ? System.IO.Path.GetFullPath(chosen)
            : System.IO.Path.Combine(Home(), "crmbot", environment.EnvironmentName.ToLowerInvariant());
        PrivateFolder.Make(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    private static string Home() =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
}
