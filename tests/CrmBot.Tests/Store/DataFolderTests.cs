using System.Runtime.Versioning;
using CrmBot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>What customers told is for the account of the service alone.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public void Nobody_else_looks_into_a_data_folder_that_was_made_here()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of files are set otherwise on Windows");
        var outer = Directory.CreateTempSubdirectory("crmbot-rights-").FullName;
        try
        {
            var made = Path.Combine(outer, "made", "here");
            (File.GetUnixFileMode(Open(made)) & Others).ShouldBe(UnixFileMode.None);
        }
        finally
        {
            Directory.Delete(outer, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_was_there_keeps_the_rights_its_owner_gave_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of files are set otherwise on Windows");
        var given = Directory.CreateTempSubdirectory("crmbot-rights-").FullName;
        try
        {
            var shared = File.GetUnixFileMode(given) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
            File.SetUnixFileMode(given, shared);
            File.GetUnixFileMode(Open(given)).ShouldBe(shared);
        }
        finally
        {
            Directory.Delete(given, recursive: true);
        }
    }

    private static string Open(string path)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", path)]).Build();
        return new DataFolder(configuration, new HostingEnvironment { EnvironmentName = "Test" }).Path;
    }
}
