using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Somebody who is put with a known customer, and nothing else told: 把陈芳 采购经理 13800001234 加到恒达; 恒达新增联系人陈芳，采购经理;
/// Jane Roe joined Initech as CTO.
/// </summary>
internal static class JoinedContact
{
    private const int Longest = 24;

    private static readonly string[] Small = ["contact.join", "contact.join.small", "contact.new", "contact.new.small", "contact.came",
        "reach.word", "they.say", "filler"];

    /// <summary>
    /// The order to do so, where a known customer stands beside it, and a number, an address or a job, or it is said to be a contact.
    /// </summary>
    public static bool IsAsked(Section section) => NamedHolder.Find(section) is not null || section.Customers is [{ Known: not null }]
        && (section.Has("contact.join") || section.Has("contact.new") || section.Has("contact.came")) && !Mood.IsQuestion(section)
        && ((section.Has("contact.join") && HasReach(section)) || (IsNew(section) && Of(section, TitleFinder.First(section)) is not null));

    /// <summary>The one who is put there; null when no name is left.</summary>
    public static JsonObject? Of(Section section) =>
        NamedHolder.Find(section) is { } holder ? holder : IsAsked(section) ? Of(section, TitleFinder.First(section)) : null;

    private static bool IsNew(Section section) => section.Has("contact.new") || HasCome(section) || IsAdded(section);

    /// <summary>来了个新采购经理叫陈芳, Jane Roe joined Tundra as CTO: nobody has left for it, and a job is named.</summary>
    private static bool HasCome(Section section) => section.Has("contact.came") && !section.Has("role.left")
        && (TitleFinder.First(section) is not null || section.People is [{ Title: not null }]);

    /// <summary>add Jane Roe to Tundra: a full name, and none of ours.</summary>
    private static bool IsAdded(Section section) =>
        section.First("contact.join") is { } add && add.Start == section.Span.Start && char.IsAsciiLetter(section.Lower[add.Start])
        && !section.People.Exists(static person => person.Colleagues.Count > 0)
        && LatinName.IsFull(Name(section, TitleFinder.First(section)));

    private static JsonObject? Of(Section section, TextSpan? title)
    {
        if (title is { } called && IsHowTheyAreCalled(section, called)) return null;
        var name = AddedAs.Name(section)
            ?? (section.People is [{ Colleagues.Count: 0, Written.Length: > 1 } person] ? person.Written : Name(section, title));
        if (!IsName(name)) return null;
        var one = new JsonObject { ["who"] = name };
        if ((Job(section, title) ?? AddedAs.Job(section)) is { } job) one["title"] = job;
        if (section.Phones.Count > 0) one["phone"] = section.Phones[0].Value;
        if (section.Emails.Count > 0) one["email"] = section.Emails[0].Value;
        if (section.Wechats.Count > 0) one["wechat"] = section.Wechats[0].Value;
        one["only"] = true;
        return one;
    }

    private static bool IsName(string name) => name.Length is > 1 and <= Longest && name[0] != '姓'
        && name.All(static letter => char.IsLetter(letter) || letter is ' ' or '.' or '-' or '\'');

    /// <summary>The job that is named, else the one that is known of them and is no part of the name.</summary>
    private static string? Job(Section section, TextSpan? title)
    {
        if (title is { } job) return section.Text.Cut(job);
        return section.People is [{ Title: { } known } named] && !named.Written.EndsWith(known, StringComparison.Ordinal) ? known : null;
    }

    /// <summary>孙会计: the job is how they are called.</summary>
    private static bool IsHowTheyAreCalled(Section section, TextSpan job) => job.Start > 0 && section.Text.Length > job.Start
        && section.Lower[job.Start - 1] >= '\u2E80' && IsPartOfName(section, job);

    /// <summary>孙会计, and not 来了个新采购经理: right before the job stands a letter that no word of ours covers.</summary>
    private static bool IsPartOfName(Section section, TextSpan job) => char.IsLetter(section.Lower[job.Start - 1])
        && !section.Cues.Exists(
            hit => (hit.Is("contact.new") || hit.Is("contact.new.small") || hit.Is("contact.came")) && hit.End == job.Start);

    private static bool HasReach(Section section) => section.Phones.Count + section.Emails.Count + section.Wechats.Count > 0;

    private static string Name(Section section, TextSpan? title)
    {
        IEnumerable<TextSpan> reach = [.. section.Phones.Select(static spot => spot.Span),
            .. section.Emails.Select(static spot => spot.Span), .. section.Wechats.Select(static spot => spot.Span)];
        var words = section.Cues.Where(static hit => Array.Exists(Small, hit.Is)).Select(static hit => hit.Span);
        IEnumerable<TextSpan> job = title is { } span ? [span] : [];
        return section.Cut([.. section.Customers.Select(mention => Phrasing.Around(section, mention.Span)), .. reach, .. words, .. job])
            .Trim(' ', ',', '，', '、', '。', '.', ':', '：', '-', '(', ')', '（', '）');
    }
}
