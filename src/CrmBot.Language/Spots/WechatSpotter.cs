using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>Finds WeChat ids: a word of 5-20 letters, digits, _ or - behind 微信, 微信号, vx, wechat.</summary>
public static class WechatSpotter
{
    private static readonly System.Buffers.SearchValues<char> Telling = System.Buffers.SearchValues.Create("0123456789_-");
    private static readonly string[] Marks = ["微信号", "微信", "企微", "wechat id", "wechat", "weixin", "wxid", "vx", "wx", "v信", "薇信"];
    private static readonly Nearby Links = Nearby.Words("wechat.link");

    public static IReadOnlyList<Spot> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Spot>();
        var lower = text.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            if (MarkAt(lower, i) is not { } end) continue;
            var start = SkipLinks(lower, end);
            var stop = start;
            while (stop < lower.Length && stop - start <= 20
                && (char.IsAsciiLetterOrDigit(lower[stop]) || lower[stop] is '_' or '-')) stop++;
            if (!IsId(lower.AsSpan(start, stop - start), start > end || (lower[i] > 0x80 && stop - start > 5))) continue;   // 微信zhengjd
            found.Add(new Spot(TextSpan.Between(start, stop), text.CutFolded(TextSpan.Between(start, stop))));
            i = stop - 1;
        }
        return found;
    }

    private static int? MarkAt(string lower, int at)
    {
        foreach (var mark in Marks)
            if (lower[at] == mark[0] && string.CompareOrdinal(lower, at, mark, 0, mark.Length) == 0
                && (mark[0] > 0x80 || at == 0 || !char.IsAsciiLetterOrDigit(lower[at - 1])))
                return at + mark.Length;
        return null;
    }

    private static int SkipLinks(string lower, int at)
    {
        for (var steps = 0; steps < 4 && at < lower.Length; steps++)
        {
            if (lower[at] == ' ') { at++; continue; }
            var link = Links.LengthAt(lower.AsSpan(at));
            if (link == 0) break;
            at += link;
        }
        return at;
    }

    /// <summary>A phone number behind 微信 counts as an id; a plain English word does not look like one.</summary>
    private static bool IsId(ReadOnlySpan<char> word, bool linked) => word.Length is >= 5 and <= 20
        && (char.IsAsciiLetter(word[0]) || word.Length == 11) && (word.ContainsAny(Telling) || linked);
}
