using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// Several cards in one message, each with a number: 1 苏州云图电子 李工 137... 2 常州天工机械 王总 137...: each is read as a lead of its own.
/// </summary>
internal static class SeveralLeads
{
    private const int Least = 3;

    /// <returns>One frame per card; null when the message tells of one lead, or of something else.</returns>
    public static IReadOnlyList<Frame>? Read(Section section, Rereading rereading)
    {
        if (section.Phones.Count < 2 || Mood.IsQuestion(section) || !TellsOfLeads(section)) return null;
        var source = section.CodesOf(Linking.CodeKind.Source).Select(code => section.Text.Cut(code.Span)).FirstOrDefault() ?? "";
        var frames = new List<Frame>();
        var start = EndOfHead(section);
        foreach (var phone in section.Phones)
        {
            if (phone.Span.Start < start) return null;
            if (Card(section.Text.Cut(TextSpan.Between(start, phone.Span.End))) is not { } card
                || LeadIn(card, source, rereading) is not { } lead) return null;
            frames.Add(lead);
            start = phone.Span.End;
        }

        return frames.Select(static frame => frame.Text("cust")).Distinct().Count() == frames.Count ? frames : null;
    }

    private static bool TellsOfLeads(Section section) =>
        section.Has("lead.ask") || section.Has("lead.story") || section.Has("lead.met") || section.Has("lead.cards")
        || section.CodesOf(Linking.CodeKind.Source).Any();

    /// <summary>Behind the colon of 展会收了两张名片：, else the beginning.</summary>
    private static int EndOfHead(Section section)
    {
        var colon = section.Lower.AsSpan(section.Span.Start, section.Phones[0].Span.Start - section.Span.Start).LastIndexOfAny(':', '\n');
        return section.Span.Start + colon + 1;
    }

    /// <summary>The words of a card without what parts it from the one before; null when too little is left.</summary>
    private static string? Card(string text)
    {
        var card = text.TrimStart(' ', ',', '，', '、', ';', '；', '。', '.', '\n', '\r', '-');
        var number = card.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (number is 1 or 2 && card[number] is ' ' or '.' or '、' or ')' or '）') card = card[(number + 1)..].TrimStart();
        return card.Count(char.IsLetter) >= Least ? card : null;
    }

    private static Frame? LeadIn(string card, string source, Rereading rereading)
    {
        var lead = card.Any(WordEdge.IsChinese) ? "新线索 " : "new lead ";
        return Interpreter.Read(rereading.Read(lead + card + " " + source)) is [{ Intent: "lead_new" } only] && only.Has("cust")
            && only.Has("phone") ? only : null;
    }
}
