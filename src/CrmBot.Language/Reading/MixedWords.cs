using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>
/// 他们 legal 要看 report: who mixes languages sets Latin words apart with spaces, and says one sentence all the same. Who types spaces
/// between Chinese words too (华茂 报价了 ok 等回复), or mostly none between the scripts (跟Jack聊了 budget大概20万), means commas by them.
/// </summary>
internal static class MixedWords
{
    /// <summary>
    /// The text without the spaces that only stand between two scripts (what is cut out of it has them still); the same object where they
    /// end something.
    /// </summary>
    public static FoldedText Join(World world, FoldedText text, List<CustomerMention> customers)
    {
        List<(TextSpan Span, string Meant)>? spaces = null;
        var (tight, letters) = (0, 0);
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (ScriptBorder.Is(text.Lower[at - 1], text.Lower[at])) tight++;
            if (text.Lower[at] != ' ' || IsInName(customers, at)) continue;
            if (IsComma(text.Lower, customers, at) && !IsBesidePerson(world, text.Lower, at)) return text;
            if (IsBetweenScripts(text.Lower, at)) letters++;
            else if (!IsMeasure(text.Lower, at)) continue;
            (spaces ??= []).Add((new TextSpan(at, 1), ""));
        }

        return spaces is null || letters <= tight || IsLatin(world, text, customers) ? text : text.Replace(spaces);
    }

    private static bool IsComma(string lower, List<CustomerMention> customers, int at) =>
        WordEdge.IsChinese(lower[at - 1]) && WordEdge.IsChinese(lower[at + 1])
        && !IsInName(customers, at - 1) && !IsInName(customers, at + 1);

    /// <summary>how many tickets did 贺东 close: English but for names.</summary>
    private static bool IsLatin(World world, FoldedText text, List<CustomerMention> customers)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!WordEdge.IsChinese(text.Lower[at]) || IsInName(customers, at)) continue;
            var start = at;
            while (at < text.Length && WordEdge.IsChinese(text.Lower[at])) at++;
            var word = text.Lower.AsSpan(start, at - start);
            if (!world.Colleagues.Names.TryGet(word, out _) && !world.Customers.ContactNames.TryGet(word, out _)) return false;
        }

        return true;
    }

    /// <summary>梁志强 说 price 太高, 何总 要 demo: the name before the space is set apart too.</summary>
    private static bool IsBesidePerson(World world, string lower, int at)
    {
        var start = at;
        while (start > 0 && WordEdge.IsChinese(lower[start - 1])) start--;
        var name = lower.AsSpan(start, at - start);
        return world.Customers.ContactNames.TryGet(name, out _) || world.Colleagues.Names.TryGet(name, out _)
            || (name.Length is 2 && PersonWords.EndsBefore("honorific", lower, at));
    }

    private static bool IsBetweenScripts(string lower, int at) =>
        (WordEdge.IsChinese(lower[at - 1]) && char.IsAsciiLetter(lower[at + 1]))
            || (WordEdge.IsChinese(lower[at + 1]) && EndsWord(lower, at));

    /// <summary>40w 左右, 200 台: the number and what belongs to it.</summary>
    private static bool IsMeasure(string lower, int at) => WordEdge.IsChinese(lower[at + 1]) && char.IsAsciiLetterOrDigit(lower[at - 1])
        && Nearby.Words("number.tail").Begins(lower.AsSpan(at + 1));

    /// <summary>A Latin word and no number with its unit: 80w.</summary>
    private static bool EndsWord(string lower, int end)
    {
        var start = end;
        while (start > 0 && char.IsAsciiLetterOrDigit(lower[start - 1])) start--;
        return start < end && char.IsAsciiLetter(lower[start]);
    }

    private static bool IsInName(List<CustomerMention> customers, int at)
    {
        foreach (var customer in customers)
        {
            if (at >= customer.Span.Start && at < customer.Span.End) return true;
        }

        return false;
    }
}
