using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Somebody who is put with a known customer, and nothing else told: 把陈芳 采购经理 13800001234 加到恒达; add Jane Roe, CFO, jane@initech.example to Initech.</summary>
internal static class JoinedContact
{
    private const int Longest = 24;

    /// <summary>The order to do so, where a known customer and a number or an address stand beside it.</summary>
    public static bool IsAsked(Section section) => section.Has("contact.join") && section.Customers is [{ Known: not null }]
        && section.Phones.Count + section.Emails.Count + section.Wechats.Count > 0 && !Mood.IsQuestion(section);

    /// <summary>The one who is put there; null when no name is left.</summary>
    public static JsonObject? Of(Section section)
    {
        if (!IsAsked(section)) return null;
        var title = TitleFinder.First(section);
        // 孙会计: the job is how they are called.
        if (title is { Start: > 0 } called && section.Text.Length > called.Start && section.Lower[called.Start - 1] >= '\u2E80' && char.IsLetter(section.Lower[called.Start - 1])) return null;
        var name = Name(section, title);
        if (name.Length is < 2 or > Longest || name.Any(static c => !char.IsLetter(c) && c is not (' ' or '.' or '-' or '\''))) return null;
        var one = new JsonObject { ["who"] = name };
        if (title is { } job) one["title"] = section.Text.Cut(job);
        if (section.Phones.Count > 0) one["phone"] = section.Phones[0].Value;
        if (section.Emails.Count > 0) one["email"] = section.Emails[0].Value;
        if (section.Wechats.Count > 0) one["wechat"] = section.Wechats[0].Value;
        one["only"] = true;
        return one;
    }

    private static string Name(Section section, TextSpan? title)
    {
        IEnumerable<TextSpan> reach = [.. section.Phones.Select(static spot => spot.Span), .. section.Emails.Select(static spot => spot.Span), .. section.Wechats.Select(static spot => spot.Span)];
        var words = section.Cues.Where(static hit => hit.Is("contact.join") || hit.Is("contact.join.small") || hit.Is("reach.word")).Select(static hit => hit.Span);
        IEnumerable<TextSpan> job = title is { } span ? [span] : [];
        return section.Cut([.. section.Customers.Select(static mention => mention.Span), .. reach, .. words, .. job]).Trim(' ', ',', '，', '、', '。', '.', ':', '：');
    }
}
