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
        customers.RemoveAll(mention => CouldBeTime(mention) && mention.Span.Length < text.Lower.Trim().Length && times.Any(time => time.Span.Contains(mention.Span) && !IsOnlyLength(time, mention, text.Lower)) && !HasContactBehind(mention, text.Lower) && PersonWords.LengthAt("time.name.behind", text.Lower, mention.Span.End) == 0);
    }

    /// <summary>七天投诉了, a customer's name: how long something takes stands beside other words (七天后, 最近七天, 七天没联系).</summary>
    private static bool IsOnlyLength(TimeMention time, CustomerMention mention, string lower)
    {
        if (!time.IsDuration || time.Span != mention.Span) return false;
        var end = mention.Span.End;
        if (end < lower.Length && (AfterLength.Contains(lower[end], StringComparison.Ordinal) || (end + 1 < lower.Length && lower[end] == ' ' && AfterLength.Contains(lower[end + 1], StringComparison.Ordinal)))) return false;
        return mention.Span.Start == 0 || !WordEdge.IsChinese(lower[mention.Span.Start - 1]) || !BeforeLength.Contains(lower[mention.Span.Start - 1], StringComparison.Ordinal);
    }

    /// <summary>星期六康总: one of the customer's own people stands right behind the name.</summary>
    private static bool HasContactBehind(CustomerMention mention, string lower)
    {
        var rest = lower[mention.Span.End..].TrimStart(' ', '的');
        return mention.Candidates.Any(entry => entry.Contacts.Any(contact => contact.Aka.Prepend(contact.Name).Any(name => name.Length > 1 && rest.StartsWith(NameFold.Fold(name), StringComparison.Ordinal))));
    }

    private static bool CouldBeTime(CustomerMention mention) => mention.Span.Length <= 4 && Starts.Contains(mention.Written[0], StringComparison.Ordinal);
}
