using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>接受, 不接受: a word and no more, said to the card of a lead or a ticket that was given to somebody.</summary>
internal static class GivenAnswer
{
    private const int Longest = 24;

    public static bool Is(Section section)
    {
        if (section.Utterance.ReplyTo is not { Kind: "lead" or "notice" or "ticket" } || section.Span.Length > Longest) return false;
        var said = new List<TextSpan>();
        foreach (var hit in section.Cues)
        {
            if (hit.Is("accept.word") || hit.Is("decline.word") || (hit.Is("smalltalk") && hit.Length > 1)) said.Add(hit.Span);
        }

        return said.Count > 0 && !section.Cut(said).Any(static c => char.IsLetterOrDigit(c)
            && c is not ('吧' or '啦' or '的' or '了' or '我' or '啊'));
    }
}
