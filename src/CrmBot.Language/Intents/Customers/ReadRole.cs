using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>The decision chain of a customer.</summary>
internal sealed class ReadRole : IntentReader
{
    private static readonly string[] Arrows = [" then ", "->", "=>", "→", "➔", "⇒", ">", "-", "、", ",", "，", "/"];

    private const int ShortestName = 2;

    public override string Intent => "role";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithGuess(section, Persons.Contact(section));
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        var known = section.Has("role.gaps") ? SetAct(draft, "gaps") : Asks(section) ? SetGet(draft, section)
            : SetChain(draft, section) || SetReplacement(draft, section) || SetLeavers(draft, section) || SetRoles(draft, section);
        if (known && !Asks(section)) ReachTold.Set(draft, section, draft.Newcomer);
        if (known) yield return draft.Build();
    }

    private static bool SetAct(FrameDraft draft, string act)
    {
        draft.Set("act", act);
        return true;
    }

    /// <summary>林姐离职了，谁接替还不知道 tells; only the clause with the news decides.</summary>
    private static bool Asks(Section section)
    {
        if (section.First("role.left") is not { } left) return section.Has("role.who") || (section.Has("role.makers") && section.People.Count == 0 && RoleWords.Read(section).Count == 0) || Mood.IsQuestion(section);
        return section.Clauses.Any(clause => clause.Contains(left.Start) && Mood.IsQuestion(section.Within(clause)));
    }

    private static bool SetGet(FrameDraft draft, Section section)
    {
        var part = section.Cues.Where(RoleWords.IsRole).Select(hit => hit.Leaf).FirstOrDefault();
        draft.Set("act", "get").Set("role", part);
        return true;
    }

    private static bool SetChain(FrameDraft draft, Section section)
    {
        if ((section.First("role.chain") ?? section.First("role.goes")) is not { } chain) return false;
        var rest = Phrasing.Trim(TextCutter.Cut(section.Text, TextSpan.Between(StartOfChain(section, chain.End), section.Span.End), []));
        var links = rest.Split(Arrows, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (links.Length < 2) links = [.. rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Link).Where(static link => link.Length > 1)];
        if (Array.Exists(links, static link => Nearby.Words("chain.fill").Is(link))) return false;   // 决策链补一下，陈总拍板
        if (links.Length < 2) return SetGet(draft, section);
        draft.SetList("chain", links);
        return true;
    }

    /// <summary>童总审, 最后集团采购定: without what each one does, and without the words for the order.</summary>
    private static string Link(string step)
    {
        step = step.TrimStart('先', '再', '后', '然', '最', '由', '给', '到', '是');
        foreach (var hit in Lexicons.CueLexicon.Instance.Find(Linking.NameFold.Fold(step)))
        {
            if (hit.Is("chain.step") && hit.End == step.Length && hit.Start > 1) return step[..hit.Start];
        }

        return step;
    }

    /// <summary>Behind the colon of "decision chain for Harbor: ...".</summary>
    private static int StartOfChain(Section section, int end)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start >= end && mention.Span.End < section.Span.End && (section.Lower[mention.Span.End] is ':' or '，' or ',' || mention.Span.Start - end <= 2))
                return mention.Span.End + 1;
        }

        return end;
    }

    /// <summary>张经理走了现在孙经理: the one who left, and the one named behind.</summary>
    private static bool SetReplacement(FrameDraft draft, Section section)
    {
        if (Heir.Find(section) is var (old, heir))
        {
            draft.Set("replace", new JsonObject { ["old"] = old, ["new"] = heir });
            return true;
        }

        var holders = RoleWords.Holders(section);
        if (SetNamedHeir(draft, section, holders)) return true;
        if (holders.Count == 1 && OfLead(section) is { } before && before != holders[0].Name && section.Has("role.replaced") && section.Has("role.left"))
        {
            draft.Set("replace", new JsonObject { ["old"] = before, ["new"] = holders[0].Name });
            return true;
        }

        if (section.Has("role.replaced") && holders is [var who, ..] && FullName(section) is { } full && full != who.Name)
        {
            draft.Set("replace", new JsonObject { ["old"] = who.Name, ["new"] = full });
            return true;
        }

        if (!section.Has("role.replaced") || (holders.Count > 1 && !section.Has("role.left") && RoleWords.Read(section).Count >= holders.Count)) return false;   // 现在是小丁说了算 黄姐管钱
        if (holders.Count == 1 && NameBefore(section) is { } follows && follows != holders[0].Name)
        {
            draft.Set("replace", new JsonObject { ["old"] = holders[0].Name, ["new"] = follows });
            return true;
        }

        if (holders.Count == 1 && NewName(section) is { } name && name != holders[0].Name)
        {
            draft.Set("replace", new JsonObject { ["old"] = holders[0].Name, ["new"] = name });
            return true;
        }

        if (holders.Count <= 1 && section.Has("role.contact") && !section.Has("role.left") && NewName(section) is { } successor
            && (holders.Count == 0 || holders[0].Name == successor))
        {
            var known = section.Customers is [{ Known: { } customer }, ..] ? customer.Contacts : [];   // 把海天的联系人换成刘洋: the only one we know
            if (known.Count == 1) draft.Set("replace", new JsonObject { ["old"] = known[0].Name, ["new"] = successor });
            else draft.SetObjects("set", [new JsonObject { ["who"] = successor }]);
            return true;
        }

        if (section.First("role.left") is { } leaving && holders.LastOrDefault(holder => holder.Span.End <= leaving.Start) is { } departed && (NameBefore(section) ?? NewName(section)) is { } follower)
        {
            draft.Set("replace", new JsonObject { ["old"] = departed.Name, ["new"] = follower });   // 采购换人了, 原来的张经理走了, 新来的叫孙莉
            return true;
        }

        if (holders.Count < 2) return false;
        var left = section.First("role.left") is { } gone ? holders.LastOrDefault(holder => holder.Span.End <= gone.Start) : null;
        var leaver = left ?? (section.Has("replaced.order") || section.Has("replaced.active") ? holders[^1] : holders[0]);
        var now = section.All("role.replaced").Last().End;
        var @new = (left is null ? null : holders.Find(holder => holder != leaver && holder.Span.Start >= now)) ?? holders.First(holder => holder != leaver);
        if (leaver.Name == @new.Name) return false;   // 天马老板换人了，新老板偏向外资
        draft.Set("replace", new JsonObject { ["old"] = leaver.Name, ["new"] = @new.Name });
        return true;
    }

    /// <summary>新的IT负责人换人了，叫Amy Lin，ken离职了: who is called so comes, whoever stands right before the word goes.</summary>
    private static bool SetNamedHeir(FrameDraft draft, Section section, List<RoleWords.Holder> holders)
    {
        if (section.First("role.left") is not { } left || holders.Find(holder => holder.Span.Start > 0 && section.Lower[holder.Span.Start - 1] == '叫') is not { } heir) return false;
        if (holders.Find(holder => holder != heir && holder.Span.End <= left.Start && left.Start - holder.Span.End <= 1) is not { } gone || gone.Name == heir.Name) return false;
        draft.Set("replace", new JsonObject { ["old"] = gone.Name, ["new"] = heir.Name });
        return true;
    }

    /// <summary>Anna Berg replaced Erik: a name nobody knows, before the verb.</summary>
    private static string? NameBefore(Section section)
    {
        if ((section.First("replaced.active") ?? section.First("replaced.order")) is not { } verb || !char.IsAsciiLetter(section.Lower[verb.Start])) return null;
        var start = section.Clauses.Find(clause => clause.Contains(verb.Start)).Start;
        foreach (var mention in section.Customers)
        {
            if (mention.Span.End <= verb.Start) start = Math.Max(start, Phrasing.Around(section, mention.Span).End);
        }

        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(start, Math.Max(start, verb.Start)))).Trim(':');
        return !section.People.Exists(person => person.Span.Start >= start && person.Span.End <= verb.Start) && name.Length > 2
                && (char.IsAsciiLetterUpper(name[0]) || name.Contains(' ', StringComparison.Ordinal)) && IsPlainName(name.ToLowerInvariant())
            ? name
            : null;
    }

    /// <summary>吕经理来电…另外她离职了: whom the pronoun means was named before.</summary>
    private static string? OfLead(Section section) => section.Has("pronoun") && section.Lead is { } lead ? Persons.Contact(lead)?.Written : null;

    /// <summary>Jack 离职了，换成 Mia Torres，IT manager: two or three capitalised words right behind the word, whatever they mean elsewhere.</summary>
    private static string? FullName(Section section)
    {
        var at = section.All("role.replaced").Last().End;
        var end = section.Lower.AsSpan(at, section.Span.End - at).IndexOfAny(",，;。.");
        var rest = section.Text.CutFolded(TextSpan.Between(at, end < 0 ? section.Span.End : at + end));
        return Linking.LatinName.At(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>采购换成李敏了: a name nobody knows, right behind the word.</summary>
    private static string? NewName(Section section)
    {
        var hit = section.All("role.replaced").MaxBy(static hit => hit.End);
        var clause = section.Clauses.FirstOrDefault(found => found.Contains(hit.Start));
        if (Called(section, TextSpan.Between(hit.End, Math.Max(hit.End, clause.End))) is { } called) return called;
        if (section.Cues.Exists(next => next.Start == hit.End && next.Length > 1)) return null;   // 梁总现在支持我们了
        var end = Math.Max(hit.End, clause.End);
        foreach (var next in section.Cues)
        {
            if (next.Start >= hit.End + ShortestName && next.Length > 1) end = Math.Min(end, next.Start);   // 换成小苗对接
        }

        var name = Phrasing.Trim(TextCutter.Cut(section.Text, TextSpan.Between(hit.End, end), [])).TrimEnd('了', '来', '的');
        name = name.TrimStart('是', '个', '位', '一');
        if (name.Length > 3 && name[^2] is '小' or '老' or '阿') name = name[^2..];   // 他徒弟小耿
        if (name.Length is 2 or 3 && name[0] == '姓') return name[1..];   // 接替的是个姓秦的
        var folded = Linking.NameFold.Fold(name);
        if (Linking.PersonWords.LengthAt("title", folded, folded.Length > 3 && folded[0] is '任' or '当' or '做' ? 1 : 0) is > 1 and var job && job >= folded.Length - 1) return null;   // 转正了，现在是采购主管: a job, and nobody else
        var surname = Linking.PersonWords.LengthAt("familiar.lead", folded, 0);
        return (name.Length is >= 2 and <= 4 && Linking.PersonWords.LengthAt("surname", folded, name.Length == 2 ? surname : 0) > 0)
                || (name.Length is > 4 and < 24 && char.IsAsciiLetterUpper(name[0]))
                || (name.Length is > 2 and < 24 && section.Has("role.left") && IsPlainName(name))
            ? name
            : null;
    }

    /// <summary>新来的运营总监叫季然: the name stands behind 叫, the job before it.</summary>
    private static string? Called(Section section, TextSpan rest)
    {
        if (section.Lower.AsSpan(rest.Start, rest.Length).LastIndexOf('叫') is not (> 0 and <= LongestJob and var at)) return null;
        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(rest.Start + at + 1, rest.End)));
        return name.Length is >= 2 and <= 4 && Linking.PersonWords.LengthAt("surname", Linking.NameFold.Fold(name), 0) > 0 ? name : null;
    }

    private const int LongestJob = 10;

    /// <summary>marco, marco rossi: typed without capitals.</summary>
    private static bool IsPlainName(string name) => name.Split(' ') is { Length: <= 2 } words
        && Array.TrueForAll(words, static word => word.Length > 2 && word.All(char.IsAsciiLetter)) && !Nearby.Words("role.plain.no").Is(words[0]);

    private static bool SetLeavers(FrameDraft draft, Section section)
    {
        if (section.First("role.left") is not { } left) return false;
        var gone = RoleWords.Holders(section).Where(holder => holder.Span.End <= left.Start).Select(holder => holder.Name).ToList();
        if (gone.Count == 0) return false;
        draft.SetList("del", gone).Set("offer", "successor");
        return true;
    }

    private static bool SetRoles(FrameDraft draft, Section section)
    {
        var roles = RoleWords.Read(section);
        draft.SetObjects("set", roles);
        return roles.Count > 0;
    }
}
