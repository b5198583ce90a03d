namespace CrmBot.EndToEnd.Tests;

/// <summary>Folders of the checkout the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Cards => Path.Combine(Root, "cards");

    public static string Suite => Path.Combine(Root, "tests", "CrmBot.EndToEnd.Tests");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrmBot.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("CrmBot.sln is in no folder above the tests");
    }
}
