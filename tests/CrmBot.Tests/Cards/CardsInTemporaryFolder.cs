using CrmBot.Cards;

namespace CrmBot.Tests.Cards;

/// <summary>A small cards folder of its own, correct until a test makes it wrong.</summary>
internal sealed class CardsInTemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crmbot-cards-");

    public CardsInTemporaryFolder()
    {
        Write("text/zh-CN.json", """{"hi":"你好","due":{"title":"该跟进了"},"more":"还有 {count} 条"}""");
        Write("text/en-US.json", """{"hi":"Hello","due":{"title":"Time to follow up"},"more":"{count} {count:more|others}"}""");
    }

    public void Write(string path, string content)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    /// <summary>A card named <c>demo</c> around the given body elements, or with the given extra properties.</summary>
    public void WriteCard(string body, string sample = "{}", string more = "")
    {
        Write("demo.json", $$"""
            {"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5","fallbackText":"${t.hi}","body":[{{body}}]{{more}}}
            """);
        Write("samples/demo.json", sample);
    }

    public CardLibrary Load() => CardLibrary.Load(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);
}
