using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Adds, removes, lists and merges tags.</summary>
internal sealed class ReadTag : IntentReader
{
    private const int LongestArticle = 5;

    public override string Intent => "tag";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (DeniedOrders.KeepsTag(section)) return Done(section);
        var tags = section.CodesOf(CodeKind.Tag).ToList();
        if (TagRename.Read(section, tags) is { } renamed) return [Merged([renamed.From], renamed.To)];
        if (section.First("tag.merge") is { } merge && Merge(section, merge, tags) is { } merged) return [merged];
        if (List(section, tags) is { } list) return [list];
        if (Swapped(section, tags)) return [One(section, "del", tags[0]), One(section, "add", tags[1])];
        if (Both(section, tags) is { } first) return [One(section, first, tags[0]), One(section, first == "del" ? "add" : "del", tags[1])];
        return [Change(section, tags)];
    }

    /// <summary>沉睡先别删，加个高意向: clause by clause what is ordered, without what is held back.</summary>
    private IEnumerable<Frame> Done(Section section)
    {
        if (section.Clauses.Count < 2) yield break;
        var carried = section.Customers is [var named, ..] ? named : section.Carried;
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span) with { Carried = carried };
            if (!clause.HasAny("tag.add", "tag.del", "tag.give", "tag.plus") || clause.Has("forbid.word")) continue;
            foreach (var frame in Read(clause)) yield return frame;
        }
    }

    /// <summary>沉睡的客户有哪些 by their tag; 有哪些标签.</summary>
    private static Frame? List(Section section, List<CodeMention> tags)
    {
        if (section.Customers.Count > 0) return null;
        if (tags.Count > 0)
        {
            return section.Has("tag.list") || (section.Has("tag.had") && section.Has("find.noun"))
                ? new FrameDraft("tag").Set("act", "list").SetList("tags", tags.Select(static tag => tag.Code)).Build()
                : null;
        }

        return section.Has("field.tags") && Mood.IsQuestion(section) ? new FrameDraft("tag").Set("act", "list").Build() : null;
    }

    /// <summary>去掉价格敏感，加上决策慢: each tag right behind its own verb; what is done with the first.</summary>
    private static string? Both(Section section, List<CodeMention> tags)
    {
        if (tags.Count != 2 || tags[0].Code == tags[1].Code || VerbOf(section, tags[0]) is not { } first
            || VerbOf(section, tags[1]) is not { } second) return null;
        return first == second ? null : first;
    }

    /// <summary>The verb right before a tag, else right behind it: 标个高意向，沉睡那个去掉.</summary>
    private static string? VerbOf(Section section, CodeMention tag)
    {
        string? behind = null;
        foreach (var hit in section.Cues)
        {
            if (!(hit.Is("tag.del") || hit.Is("tag.add") || hit.Is("tag.plus") || hit.Is("tag.give"))) continue;
            var act = hit.Is("tag.del") ? "del" : "add";
            if (hit.End == tag.Span.Start || (hit.End + 1 == tag.Span.Start && section.Lower[hit.End] == ' ')) return act;
            if (hit.Start >= tag.Span.End && hit.Start - tag.Span.End <= LongestPointer
                && section.Lower.AsSpan(tag.Span.End, hit.Start - tag.Span.End).IndexOfAny(',', ' ') < 0)
                behind ??= act;
        }

        return behind;
    }

    private const int LongestPointer = 4;   // 那个标签

    /// <summary>把价格敏感去掉 换成高意向: one known tag goes, the other comes.</summary>
    private static bool Swapped(Section section, List<CodeMention> tags) => tags.Count == 2 && tags[0].Code != tags[1].Code
        && section.Cues.Exists(hit => hit.Is("tag.swap") && hit.Start >= tags[0].Span.End && hit.End == tags[1].Span.Start);

    /// <summary>take hot off Globex, take Globex off the hot list.</summary>
    public static bool IsLifted(Section section)
    {
        if (section.First("tag.lift") is not { } lift) return false;
        foreach (var off in section.All("tag.off"))
        {
            if (off.Start > lift.End && section.Codes.Exists(tag => tag.Kind is CodeKind.Tag or CodeKind.Tier && tag.Span.Start >= lift.End
                && (tag.Span.End <= off.Start || tag.Span.Start - off.End <= LongestArticle)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>把沉睡去了.</summary>
    public static bool IsTakenOff(Section section)
    {
        foreach (var code in section.Codes)
        {
            var (start, end) = (code.Span.Start, code.Span.End);
            if (code.Kind == CodeKind.Tag && start > section.Span.Start && section.Lower[start - 1] == '把' && section.HasAt("tag.del", end))
                return true;
        }

        return false;
    }

    private static bool Removes(Section section) => section.Has("tag.del") || IsLifted(section);

    private static Frame One(Section section, string act, CodeMention tag)
    {
        var draft = new FrameDraft("tag").Set("act", act);
        CustomerSlot.Fill(draft, section, null, required: true);
        return draft.SetList("tags", [tag.Code]).Build();
    }

    private static Frame Change(Section section, List<CodeMention> tags)
    {
        var draft = new FrameDraft("tag").Set("act", Removes(section) ? "del" : "add");
        var who = ContactTagged(section, tags);
        section = WithTagged(CustomerSlot.WithGuess(section, who), who);
        CustomerSlot.Fill(draft, section, who, required: true);
        var tiers = tags.Count == 0 ? section.CodesOf(CodeKind.Tier).ToList() : [];
        var names = Removes(section) || who is not null || TagBefore.Is(section)
            ? Known(section, tags, tiers) : TagPhrases.Read(section, tags.Concat(tiers));
        if (names.Count == 0) names = Known(section, tags, tiers);
        draft.SetList("tags", names);
        if (names.Count == 0) draft.Ask("tags");
        if (tiers.Count > 0) draft.Set("warn", "tier_computed");
        return draft.Build();
    }

    /// <summary>给童总打个标签老客户.</summary>
    private static PersonMention? ContactTagged(Section section, List<CodeMention> tags) =>
        section.Customers.Count == 0 && tags.Count > 0 && Persons.Contact(section) is { Customers.Count: > 0 } told ? told : null;

    private static Section WithTagged(Section section, PersonMention? who) =>
        section.Customers.Count == 0 && section.Carried is null && who is null && !section.Has("pronoun") && Tagged(section) is { } named
            ? section with { Customers = [named] }
            : section;

    /// <summary>add tag hot to fooware, 福多加个标签 重点: what gets the tag, though nobody knows it.</summary>
    private static CustomerMention? Tagged(Section section)
    {
        if (CommandedName.Find(section, ["tag.onto"]) is { } behind) return behind;
        var add = section.Cues.Find(static hit => hit.Is("tag.add") && hit.Length > 1);
        return add.Name is not null && section.Clauses.Exists(clause => clause.Start < add.Start && clause.Contains(add.Start))
            && section.Lower.AsSpan(add.End, section.Span.End - add.End).ContainsAnyExcept(' ', '吧')
            && WordEdge.IsChinese(section.Lower[add.Start])
            ? CommandedName.Find(section.Within(TextSpan.Between(section.Span.Start, add.End)), ["tag.add"])
            : null;
    }

    /// <summary>Known tags into another known one, or one that is no tag yet.</summary>
    private static Frame? Merge(Section section, CueHit merge, List<CodeMention> tags)
    {
        if (tags.Exists(tag => tag.Code != tags[0].Code)) return MergeKnown(section, merge, tags);
        return tags is [.., var last] && Unknown(section, last) is { } loose ? Merged(LooseTags.Split(loose.From), loose.To) : null;
    }

    /// <summary>有兴趣、意向 都并到 意向强烈: what stands before the target goes into it; "merge A into B" as well.</summary>
    private static Frame MergeKnown(Section section, CueHit merge, List<CodeMention> tags)
    {
        var into = section.All("tag.merge").Max(static hit => hit.End);
        if (!tags.Exists(tag => tag.Span.Start >= merge.End) && LooseTags.Target(section, into) is { } unknown)
            return Merged(tags.Select(static tag => tag.Code), unknown);   // 把高意向和沉睡合并成冷热
        var target = tags.Find(tag => tag.Span.Start >= into);
        if (target.Code is null) target = tags.Find(tag => tag.Span.Start >= merge.End);
        if (target.Code is null) target = tags[^1];
        var others = tags.Where(tag => tag.Code != target.Code).Select(static tag => tag.Code);
        return new FrameDraft("tag").Set("act", "merge").SetList("from", others).Set("to", target.Code).SetTrue("confirm").Build();
    }

    /// <summary>把要样品合并到要样机: one side is no tag yet, or no longer.</summary>
    private static (string From, string To)? Unknown(Section section, CodeMention known)
    {
        var words = section.Cues.Where(hit => hit.IsOf("tag") || hit.Is("link.tag")).Select(hit => hit.Span);
        var same = section.CodesOf(CodeKind.Tag).Where(tag => tag.Code == known.Code).Select(tag => tag.Span);   // 沉睡和潜水合并成沉睡
        var into = section.First("tag.merge")!.Value;
        same = same.Concat(LooseTags.Tail(section, known.Span, into));
        var rest = Phrasing.Trim(section.Cut([.. same, .. words.Where(span => !span.Overlaps(known.Span))])).Trim('把', '将', '“', '”');
        if (rest.Length is < 2 or > 20) return null;
        var isTarget = char.IsAscii(section.Lower[into.Start])
            ? section.Lower.IndexOf(" into ", StringComparison.Ordinal) is var at && at >= 0 && at < known.Span.Start
            : known.Span.Start >= into.End;
        return isTarget ? (rest, known.Code) : (known.Code, rest);
    }

    private static Frame Merged(IEnumerable<string> from, string to) =>
        new FrameDraft("tag").Set("act", "merge").SetList("from", from).Set("to", to).SetTrue("confirm").Build();

    private static List<string> Known(Section section, List<CodeMention> tags, List<CodeMention> tiers) =>
        tags.Count + tiers.Count == 0
            ? TagPhrases.Read(section, []) : [.. tags.Select(tag => tag.Code), .. tiers.Select(tier => section.Text.Cut(tier.Span))];
}
