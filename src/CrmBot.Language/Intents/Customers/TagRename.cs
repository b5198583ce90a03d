using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>A tag gets another name: rename tag hot to high-intent, rename the churn tag as churn-risk, call tag A B from now on.</summary>
internal static class TagRename
{
    private const int Longest = 24;

    private static readonly string[] Links = [" to ", " as ", " into ", " -> ", " => ", "->", "改成", "改为", "改叫", "成", "为"];

    public static (string From, string To)? Read(Section section, List<CodeMention> tags)
    {
        if (section.First("tag.rename") is not { } order || !section.Has("tag.word") && tags.Count == 0) return null;
        foreach (var link in Links)
        {
            var at = section.Lower.IndexOf(link, order.End - 1, section.Span.End - order.End + 1, StringComparison.Ordinal);
            if (at < 0 || tags.Exists(tag => tag.Span.Contains(at))) continue;
            var (from, to) = (Name(section, tags, order.End, at), Name(section, tags, at + link.Length, section.Span.End));
            if (from.Length is > 0 and <= Longest && to.Length is > 0 and <= Longest) return (from, to);
        }

        return null;
    }

    /// <summary>The known tag between two places, else what is written there without the word tag.</summary>
    private static string Name(Section section, List<CodeMention> tags, int start, int end)
    {
        var span = TextSpan.Between(start, Math.Max(start, end));
        foreach (var tag in tags)
        {
            if (span.Contains(tag.Span)) return tag.Code;
        }

        var words = section.All("tag.word").Where(hit => span.Contains(hit.Span)).Select(static hit => hit.Span).ToList();
        return Phrasing.Trim(TextCutter.Cut(section.Text, span, words)).Trim('"', '“', '”', '\'');
    }
}
