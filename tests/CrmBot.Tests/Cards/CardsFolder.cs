using CrmBot.Cards;

namespace CrmBot.Tests.Cards;

/// <summary>The real cards folder of the checkout the tests were built from.</summary>
internal static class CardsFolder
{
    private static readonly Lazy<CardLibrary> Read = new(() => CardLibrary.Load(Find()));

    public static string Path { get; } = Find();

    /// <summary>What all programs of this process share: reading and compiling every card takes as long as the rest of a start.</summary>
    public static CardLibrary Library => Read.Value;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CrmBot.sln")))
                return System.IO.Path.Combine(folder.FullName, "cards");
        throw new DirectoryNotFoundException("CrmBot.sln is in no folder above the tests");
    }
}
