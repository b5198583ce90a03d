using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>导出报表在设置-数据-导出，把这个存到知识库: what is to be kept stands before the order, and not on the card shown last.</summary>
internal static class KeptBefore
{
    private const int Least = 8;

    /// <returns>The words to keep; empty when the message only points at them.</returns>
    public static string Text(Section section)
    {
        if (section.Clauses.Count < 2
            || section.Clauses[^1] is var last && !section.Within(last).Has("kb.add") && !section.Within(last).Has("kb.base")) return "";
        var told = section.Within(TextSpan.Between(section.Span.Start, last.Start));
        var text = Phrasing.Trim(TextCutter.Cut(section.Text, told.Span, []));
        return text.Length < Least || Nearby.Words("kept.pointed").Begins(told.Words) || Mood.IsQuestion(told) ? "" : text;
    }
}
