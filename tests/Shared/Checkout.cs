namespace CrmBot.Tests.Shared;

/// <summary>Folders of the checkout the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Cards => Path.Combine(Root, "cards");

    public static string Suite => Path.Combine(Root, "tests", "CrmBot.EndToEnd.Tests");

    /// <summary>The program as it was built for these tests, in its own output folder, where its pages are.</summary>
    public static string Program { get; } = FindProgram();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrmBot.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("CrmBot.sln is in no folder above the tests");
    }

    // Tests and program are built alike: bin/<configuration>/<framework>.
    private static string FindProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "src", "CrmBot", "bin", output.Parent!.Name, output.Name, "CrmBot.dll");
    }
}
