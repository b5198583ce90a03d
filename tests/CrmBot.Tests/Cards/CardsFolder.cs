namespace CrmBot.Tests.Cards;

/// <summary>The real cards folder of the checkout the tests were built from.</summary>
internal static class CardsFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CrmBot.sln")))
                return System.IO.Path.Combine(folder.FullName, "cards");
        throw new DirectoryNotFoundException("CrmBot.sln is in no folder above the tests");
    }
}
