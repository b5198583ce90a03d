using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>What a new deal is called, and the words around it that are no part of the name.</summary>
internal static class NewDealName
{
    /// <summary>把这条线索转成商机: words that only point at what becomes a deal are no name of it.</summary>
    public static string? Plain(string? name)
    {
        if (name is null) return null;
        var rest = name.AsSpan();
        while (Small.LengthAt(rest) is > 0 and var length) rest = rest[length..].TrimStart(" ,，");
        return rest.IsEmpty ? null : name;
    }

    /// <summary>在银杏下面再开一个商机: the customer with the words that put the deal there.</summary>
    public static TextSpan Under(Section section, TextSpan name)
    {
        var around = Phrasing.Around(section, name);
        var end = around.End + Below.LengthAt(section.Lower.AsSpan(around.End, section.Span.End - around.End));
        var start = around.Start - At.LengthBefore(section.Lower.AsSpan(section.Span.Start, around.Start - section.Span.Start));
        return end > around.End ? TextSpan.Between(start, end) : around;
    }

    /// <summary>再开一个商机: one more, which names nothing.</summary>
    public static TextSpan WithAgain(Section section, CueHit hit) => !hit.Is("deal.new") ? hit.Span : TextSpan.Between(
        hit.Start - Again.LengthBefore(section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start)), hit.End);

    /// <summary>明年的校准服务: the time says of what year the thing is, not when the deal will be signed.</summary>
    public static bool HoldsTime(Section section, TimeMention time) =>
        time.Span.End + 1 < section.Span.End && section.Lower[time.Span.End] == '的'
        && !section.Cues.Exists(hit => hit.Start == time.Span.End + 1 && hit.Is("deal.noun"));

    private static readonly Nearby Small = Nearby.Words("deal.pointed");
    private static readonly Nearby Below = Nearby.Words("deal.below");
    private static readonly Nearby At = Nearby.Words("deal.below.at");
    private static readonly Nearby Again = Nearby.Words("deal.again");
}
