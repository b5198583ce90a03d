using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>
/// A customer may have a name that is a whole time by itself (明天). Such a name is read as the time, unless it is all that was written;
/// a name that only holds such a word (明天科技) stays a name.
/// </summary>
internal static class TimeNames
{
    private const string Starts = "今明后昨前周星礼下上本这每月年节春国元中清端早晚一二两三四五六七八九十0123456789";

    private const string AfterLength = "后前内之以没未不还左上才就了多";
    private const string BeforeLength = "等过花用要近前后来共满超每第了隔差至约";

    public static void DropFrom(List<CustomerMention> customers, FoldedText text, TimeSpotter spotter, LocalMoment now)
    {
        if (customers.Exists(CouldBeTime)) Drop(customers, text, spotter, now);
    }

    private static void Drop(List<CustomerMention> customers, FoldedText text, TimeSpotter spotter, LocalMoment now)
    {
        var times = spotter.Find(text, now);
        customers.RemoveAll(mention => CouldBeTime(mention) && mention.Span.Length < text.Lower.Trim().Length
            && times.Any(time => time.Span.Contains(mention.Span) && !IsOnlyLength(time, mention, text.Lower))
            && !HasContactBehind(mention, text.Lower) && PersonWords.LengthAt("time.name.behind", text.Lower, mention.Span.End) == 0
            && !IsVisited(mention, text.Lower) && !IsGoneTo(mention, text.Lower, times) && !IsSubject(mention, text.Lower, customers.Count));
    }

    /// <summary>明天去星期六: the day is said already, so this is whom one goes to.</summary>
    private static bool IsGoneTo(CustomerMention mention, string lower, IReadOnlyList<TimeMention> times)
    {
        var verb = mention.Span.Start - 1;
        if (verb < 1 || lower[verb] is not ('去' or '到' or '见' or '约')) return false;
        while (verb > 0 && lower[verb - 1] is ' ' or '要' or '我') verb--;
        return times.Any(time => time.Span.End == verb && !time.IsDuration && !time.Span.Overlaps(mention.Span));
    }

    /// <summary>七天投诉了, a customer's name: how long something takes stands beside other words (七天后, 最近七天, 七天没联系).</summary>
    private static bool IsOnlyLength(TimeMention time, CustomerMention mention, string lower)
    {
        if (!time.IsDuration || time.Span != mention.Span) return false;
        var end = mention.Span.End;
        if (end < lower.Length && (AfterLength.Contains(lower[end], StringComparison.Ordinal)
            || (end + 1 < lower.Length && lower[end] == ' ' && AfterLength.Contains(lower[end + 1], StringComparison.Ordinal))))
        {
            return false;
        }
        return mention.Span.Start == 0 || !WordEdge.IsChinese(lower[mention.Span.Start - 1])
            || !BeforeLength.Contains(lower[mention.Span.Start - 1], StringComparison.Ordinal);
    }

    /// <summary>星期六没预算, 给星期六建个商机: nobody else is named, and what is said is said of a customer.</summary>
    private static bool IsSubject(CustomerMention mention, string lower, int named)
    {
        var start = mention.Span.Start;
        if (named > 1) return false;
        if (start == 0 || !WordEdge.IsChinese(lower[start - 1])) return PersonWords.LengthAt("time.name.says", lower, mention.Span.End) > 0;
        return lower[start - 1] is '给' or '帮' or '把' && (start == 1 || !WordEdge.IsChinese(lower[start - 2]))
            && PersonWords.LengthAt("time.name.gets", lower, mention.Span.End) > 0;
    }

    /// <summary>明天拜访星期六: the verb wants somebody, and nothing else stands behind it; 下次拜访星期六 names the day.</summary>
    private static bool IsVisited(CustomerMention mention, string lower)
    {
        var (start, end) = (mention.Span.Start, mention.Span.End);
        if (end < lower.Length && WordEdge.IsChinese(lower[end]) && lower[end] is not ('吧' or '的' or '那' or '家')) return false;
        return PersonWords.EndsBefore("time.name.before", lower, start) && !(start >= 3 && lower[start - 3] is '次' or '回' or '趟');
    }

    /// <summary>星期六康总: one of the customer's own people stands right behind the name.</summary>
    private static bool HasContactBehind(CustomerMention mention, string lower)
    {
        var rest = lower[mention.Span.End..].TrimStart(' ', '的');
        return mention.Candidates.Any(entry => entry.Contacts.Any(contact => contact.Aka.Prepend(contact.Name).Any(name => name.Length > 1
            && rest.StartsWith(NameFold.Fold(name), StringComparison.Ordinal))));
    }

    private static bool CouldBeTime(CustomerMention mention) =>
        mention.Span.Length <= 4 && Starts.Contains(mention.Written[0], StringComparison.Ordinal);
}
