using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Reads who plays which part in a decision; used for the decision chain and for roles told in a contact.</summary>
internal static class RoleWords
{
    private static readonly Nearby Offices = Nearby.Words("role.office");
    private static readonly Nearby Links = Nearby.Words("role.link");
    private static readonly Nearby Articles = Nearby.Words("article");
    private static readonly Nearby Denied = Nearby.Words("denied");

    private const int MostBetween = 60;

    private static readonly string[] Parts = ["decision_maker", "economic_buyer", "technical", "champion", "user", "purchasing",
        "gatekeeper"];

    /// <summary>
    /// One object per person with a role or a stance; the words stand behind the person, or before ("decision maker是CFO").
    /// </summary>
    public static List<JsonObject> Read(Section section)
    {
        if (ApposedHolder.Of(section) is { } apposed) return [apposed];
        if (!section.Cues.Exists(IsPart)) return NamesByJob(section) ? ByJob(section) : Heard(section);
        var holders = Holders(section);
        var read = new Dictionary<string, (int At, JsonObject Said)>(StringComparer.Ordinal);
        foreach (var hit in section.Cues)
        {
            if (!IsPart(hit) || IsTheirOwn(section, hit) || IsDenied(section, hit) || KinHolder.Is(section, hit)) continue;
            ReadPart(section, hit, holders, read);
        }

        if (read.Count > 0) ReadHeard(section, read);
        return [.. read.Values.OrderBy(static known => known.At).Select(static known => known.Said)];
    }

    /// <summary>A role, or how somebody stands to us.</summary>
    public static bool IsPart(CueHit hit) => IsRole(hit) || hit.IsOf("stance");

    private static void ReadPart(Section section, CueHit part, List<Holder> holders, Dictionary<string, (int At, JsonObject Said)> read)
    {
        if (HolderOf(section, holders, part) is not { } holder || IsOnlyBossOf(section, part, holder))
        {
            if (IsRole(part) && LatinHolder.Behind(section, part) is { } latin) read.TryAdd(latin.Name, (part.End, OfLatin(latin, part)));
            return;
        }

        if (!read.TryGetValue(holder.Name, out var known))
            read[holder.Name] = known = (holder.Span.Start, new JsonObject { ["who"] = holder.Name });
        if (holder.Title is not null) known.Said["title"] = holder.Title;
        known.Said.TryAdd(IsRole(part) ? "role" : "stance", part.Leaf);
    }

    /// <summary>雷总拍板，技术上听他们总工老范的: beside whoever has a part, whom they listen to.</summary>
    private static void ReadHeard(Section section, Dictionary<string, (int At, JsonObject Said)> read)
    {
        foreach (var person in section.People)
        {
            if (!read.ContainsKey(person.Written) && IsHeard(section, person.Whole))
                read[person.Written] = (person.Whole.Start, OfHeard(section, person));
        }
    }

    private static JsonObject OfLatin((string Name, string? Title) holder, CueHit part)
    {
        var said = new JsonObject { ["who"] = holder.Name, ["role"] = part.Leaf };
        if (holder.Title is not null) said["title"] = holder.Title;
        return said;
    }

    /// <summary>a trial for 20 users: licences are counted.</summary>
    private static bool IsCounted(Section section, CueHit hit) => hit.Is("role.user")
        && section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd() is [.., >= '0' and <= '9'];

    /// <summary>雷总拍板，技术上听他们总工老范的: in technical matters, or in all.</summary>
    private static JsonObject OfHeard(Section section, PersonMention person)
    {
        var said =
            new JsonObject { ["who"] = person.Written, ["role"] = section.Clauses.Exists(clause => clause.Contains(person.Whole.Start)
                && section.Within(clause).Words.StartsWith("技术")) ? "technical" : "decision_maker" };
        if (person.Title is not null) said["title"] = person.Title;
        return said;
    }

    /// <summary>采购是小杜, 信息科长叫余工: who has the job is told.</summary>
    public static bool IsNamedByJob(Section section, PersonMention person) => person.Title is not null
        && section.Lower.AsSpan(person.Whole.Start, person.Span.Start - person.Whole.Start).TrimEnd() is [.., '是' or '叫'];

    /// <inheritdoc cref="IsNamedByJob"/>
    public static bool NamesByJob(Section section)
    {
        foreach (var person in section.People)
        {
            if (IsNamedByJob(section, person)) return true;
        }

        return false;
    }

    private static List<JsonObject> ByJob(Section section)
    {
        var read = new List<JsonObject>();
        foreach (var person in section.People)
        {
            if (!IsNamedByJob(section, person)) continue;
            read.Add(person.Title is "采购" or "采购员"
                ? new JsonObject { ["who"] = person.Written, ["role"] = "purchasing" }
                : new JsonObject { ["who"] = person.Written, ["title"] = person.Title });
        }

        return read;
    }

    /// <summary>Greg isn't the decision maker: no part of his.</summary>
    public static bool IsDenied(Section section, CueHit hit)
    {
        if (IsCounted(section, hit)) return true;
        if (section.Lower.AsSpan(hit.Start, hit.Length) is "我们的人" && hit.End < section.Span.End
            && section.Lower[hit.End] is not ('了' or '吧' or '啊' or ',' or '，' or '。' or ' '))
            return true;   // 要求我们的人驻场, 让我们的人多去工地
        if (IsAwaited(section, hit) || section.Has("doubted")) return true;
        if (hit.Start > 0 && section.Lower[hit.Start - 1] == '分' && section.Lower[hit.Start] == '管') return true;   // 分管采购的副总: a title
        var before = section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd();
        return Denied.Ends(before[..^Articles.LengthBefore(before)].TrimEnd());
    }

    /// <summary>项目在等总部批预算: who is waited for stands between, and is none of those named.</summary>
    private static bool IsAwaited(Section section, CueHit hit)
    {
        var clause = section.Clauses.Find(found => found.Contains(hit.Start));
        var wait = hit.Start <= clause.Start ? -1 : section.Lower.LastIndexOf('等', hit.Start - 1, hit.Start - clause.Start);
        return wait >= 0 && hit.Start - wait is > 1 and <= LongestWait && hit.Is("role.economic_buyer")
            && !section.People.Exists(person => person.Whole.Start > wait && person.Whole.End <= hit.Start);
    }

    private const int LongestWait = 8;

    /// <summary>跟温院长汇报完了 她支持我们: of whom the contact was with.</summary>
    public static List<JsonObject> OfPronoun(Section clause, string who)
    {
        if (clause.People.Count > 0 || clause.Lower[clause.Span.Start] is not ('他' or '她')
            || clause.Lower.AsSpan(clause.Span.Start + 1).StartsWith("们")) return [];
        foreach (var hit in clause.Cues)
        {
            if ((IsRole(hit) || hit.IsOf("stance")) && !IsDenied(clause, hit) && !KinHolder.Is(clause, hit)
                && hit.Start - clause.Span.Start <= 3)
                return [new JsonObject { ["who"] = who, [IsRole(hit) ? "role" : "stance"] = hit.Leaf }];
        }

        return [];
    }

    /// <summary>采购的事听雷总的: whom they listen to decides.</summary>
    private static List<JsonObject> Heard(Section section)
    {
        foreach (var person in section.People)
        {
            if (IsHeard(section, person.Whole)) return [OfHeard(section, person)];
        }

        return [];
    }

    /// <summary>The person stands between 听 and 的.</summary>
    public static bool IsHeard(Section section, TextSpan person) =>
        section.Cues.Exists(hit => hit.Is("role.heard")
            && section.Lower.AsSpan(hit.End, Math.Max(0, person.Start - hit.End)) is "" or "他们" or "他们的" or "她们" or "对方")
            && person.End < section.Span.End && section.Lower[person.End] == '的'
        && section.Clauses.Exists(clause => clause.End == person.End + 1);

    /// <summary>他们自己人能装: one of theirs, no friend of ours.</summary>
    private static bool IsTheirOwn(Section section, CueHit hit) =>
        hit.Is("role.champion") && section.Lower[hit.Start] == '自' && hit.Start > 0
        && section.Lower[hit.Start - 1] is '们' or '他' or '她' or '方' or '家' or '户';

    public static bool IsRole(CueHit hit) => hit.IsOf("role") && Parts.Contains(hit.Leaf);

    /// <summary>People, and jobs that stand for people.</summary>
    public static List<Holder> Holders(Section section)
    {
        var holders = section.People.Select(person => new Holder(person.Whole, person.Written, person.Title)).ToList();
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (TitleFinder.At(section, at) is not { } title || section.People.Exists(person => person.Whole.Start == title.End)
                || section.Cues.Any(hit => IsRole(hit) && hit.Start <= title.Start && hit.End >= title.End))
            {
                continue;
            }
            at = title.End - 1;
            if (holders.FindIndex(holder => IsSaidToBe(section, holder.Span, title)) is >= 0 and var named)
                holders[named] = holders[named] with { Title = holders[named].Title ?? section.Text.Cut(title) };
            else if (Surname(section, title.End) is { } surname) holders.Add(new Holder(title, surname, section.Text.Cut(title)));
            else holders.Add(new Holder(title, section.Text.Cut(title), null));
        }

        return [.. holders.OrderBy(holder => holder.Span.Start)];
    }

    /// <summary>财务总监姓马, 老板姓蔡说了算: what somebody is called stands behind the job (contract 6.2).</summary>
    private static string? Surname(Section section, int at)
    {
        if (at + 1 < section.Span.End && section.Lower[at] == '叫') return Called(section, at + 1);
        if (at + 1 >= section.Span.End || section.Lower[at] != '姓') return null;
        var length = PersonWords.LengthAt("surname", section.Lower, at + 1);
        return length > 0 ? section.Text.Cut(new TextSpan(at + 1, length)) : null;
    }

    /// <summary>老板叫周福生，是他拍板: a name nobody knows, up to the end of its clause.</summary>
    private static string? Called(Section section, int at)
    {
        var clause = section.Clauses.Find(found => found.Contains(at));
        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(at, Math.Max(at, clause.End))));
        return name.Length is 2 or 3 && PersonWords.LengthAt("surname", NameFold.Fold(name), 0) > 0 ? name : null;
    }

    /// <summary>marc dietz is cto, he decides: what somebody is, and nobody else.</summary>
    private static bool IsSaidToBe(Section section, TextSpan person, TextSpan title) => person.End < title.Start
        && Nearby.Words("job.be").Is(section.Lower.AsSpan(person.End, title.Start - person.End));

    /// <summary>decision maker is Nora's boss Pete Hall: she only says whose boss.</summary>
    private static bool IsOnlyBossOf(Section section, CueHit hit, Holder holder) => IsRole(hit) && holder.Span.Start >= hit.End
        && section.Lower.AsSpan(holder.Span.End).StartsWith("'s ") && LatinHolder.Behind(section, hit) is not null;

    /// <summary>
    /// Whoever stands before the word has the part, unless somebody stands right behind it, in another clause than the one before.
    /// </summary>
    private static Holder? HolderOf(Section section, List<Holder> holders, CueHit hit)
    {
        var ofPronoun = IsOneBefore(section, hit);
        if (ofPronoun && section.People.FindLast(person => person.Whole.End <= hit.Start && !IsSpeaker(section, person)) is { } spoken)
            return holders.Find(holder => holder.Name == spoken.Written);
        var before = holders.FindLast(holder => holder.Span.End <= hit.Start && hit.Start - holder.Span.End < MostBetween);
        if (ofPronoun && before is not null && IsSpeaker(section, before)) before = null;
        var after = holders.Find(holder => holder.Span.Start >= hit.End && IsBehind(section, hit, holder));
        if (after is null) return IsSomebodyElse(section, hit) ? null : before;
        return before is null || section.Clauses.Exists(clause => clause.Start >= before.Span.End && clause.Start <= hit.Start)
            ? after : before;
    }

    /// <summary>周敏说他才拍板: she only says so.</summary>
    private static bool IsSpeaker(Section section, Holder holder) =>
        section.People.Exists(person => person.Whole == holder.Span && IsSpeaker(section, person));

    /// <summary>拍板的是李总, 做主的是分管采购的副总游总.</summary>
    private static bool IsBehind(Section section, CueHit hit, Holder holder) =>
        IsLink(section.Lower.AsSpan(hit.End, holder.Span.Start - hit.End)) || IsSaidOf(section, hit, holder.Span.Start);

    /// <summary>许总透露拍板的是他岳父: whoever stands behind the word is meant, though nobody knows them.</summary>
    private static bool IsSomebodyElse(Section section, CueHit hit)
    {
        var behind = hit.End;
        while (behind < section.Span.End && section.Lower[behind] is '的' or '是') behind++;
        return section.Lower[behind - 1] == '是' && section.Clauses.Find(clause => clause.Contains(hit.Start)) is var clause
            && clause.End - behind > 1
            && section.First("said") is { } said && said.End <= hit.Start;
    }

    /// <summary>雷总是老板 他说了算: of whom was spoken of, not of who comes next.</summary>
    private static bool IsOneBefore(Section section, CueHit hit) => section.Lower[hit.Start] is '他' or '她'
        || section.Lower.AsSpan(0, hit.Start).TrimEnd("才就也都能") is [.., '他' or '她'];

    /// <summary>周敏说他才拍板: whoever says so speaks of somebody else.</summary>
    private static bool IsSpeaker(Section section, PersonMention person) => section.HasAt("said", person.Whole.End);

    private static bool IsLink(ReadOnlySpan<char> between) => IsPlainLink(between) || IsPlainLink(WithoutOffice(between));

    /// <summary>做主的是分管采购的副总游总: whatever describes the one named stands between.</summary>
    private static bool IsSaidOf(Section section, CueHit hit, int holder) => holder - hit.End is > 0 and <= LongestOffice
        && (section.Lower[hit.End - 1] == '是' || section.Lower.AsSpan(hit.End).StartsWith("的是") || section.Lower[hit.End] == '是')
        && section.Lower.AsSpan(hit.End, holder - hit.End).IndexOfAny(',', ' ', '。') < 0
        && section.People.Exists(person => person.Whole.Start == holder);

    private const int LongestOffice = 10;

    /// <summary>管钱的是后勤牛处长, 决策的是他们CFO: whose, or of which office, stands before the name.</summary>
    private static ReadOnlySpan<char> WithoutOffice(ReadOnlySpan<char> between)
    {
        between = between.TrimEnd();
        return between[..^Offices.LengthBefore(between)];
    }

    private static bool IsPlainLink(ReadOnlySpan<char> between) => between.Trim().Length == 0 || Links.Is(between);

    /// <summary>Somebody who can have a role.</summary>
    internal sealed record Holder(TextSpan Span, string Name, string? Title);
}
