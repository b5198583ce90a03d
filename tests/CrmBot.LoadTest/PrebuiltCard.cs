namespace CrmBot.LoadTest;

/// <summary>A card of the size of a real answer (about 3 KB), for the bare endpoint.</summary>
internal static class PrebuiltCard
{
    public static string Json { get; } = """
        {"type":"message","from":{"id":"28:bare"},"summary":"noted","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":
        {"type":"AdaptiveCard","version":"1.5","fallbackText":"noted","body":[
        """ + string.Join(',', Enumerable.Range(1, 12).Select(line =>
            $$"""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"line {{line}}","weight":"bolder"},{"type":"TextRun","text":"{{new string('x', 120)}}"}]}""")) + """
        ]}}]}
        """;
}
