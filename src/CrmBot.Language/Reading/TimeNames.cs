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

    public static void DropFrom(List<CustomerMention> customers, FoldedText text, TimeSpotter spotter, LocalMoment now)
    {
        if (customers.Exists(CouldBeTime)) Drop(customers, text, spotter, now);
    }

    private static void Drop(List<CustomerMention> customers, FoldedText text, TimeSpotter spotter, LocalMoment now)
    {
        var times = spotter.Find(text, now);
        customers.RemoveAll(mention => CouldBeTime(mention) && mention.Span.Length < text.Lower.Trim().Length && times.Any(time => time.Span.Contains(mention.Span)));
    }

    private static bool CouldBeTime(CustomerMention mention) => mention.Span.Length <= 4 && Starts.Contains(mention.Written[0], StringComparison.Ordinal);
}
