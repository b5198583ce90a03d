using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>
/// Corrections that need no word of correction, because the open preview says what a value can be: 92% under a goal, 扣200 under points,
/// 9分 under a score, 提前两个月 under a contract.
/// </summary>
internal static class PatchOfIntent
{
    private const int Longest = 24;
    private const int LongestLatin = 60;

    /// <summary>The slots that change; empty when the message is no such correction.</summary>
    /// <param name="kept">Of "not A but B" only B.</param>
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (!IsShort(section) || (Mood.IsQuestion(section) && !section.Has("fix.clear")) || section.Tickets.Count > 0 || section.Customers.Exists(mention => mention.Known?.Name != preview.Text("cust"))) return [];
        return preview.Intent switch
        {
            "goal" => Goal(section, kept, preview),
            "points" => Points(section, preview),
            "survey" => Survey(section, kept, preview),
            "contract" => Contract(section, kept, preview),
            "won" => Won(section),
            "lost" => TakenBackLoss.OnHold(section, preview),
            "tag" => Tags(section, kept),
            "assign" => Receiver(section, kept),
            "tk_new" => Ticket(section, kept, preview),
            "lead_new" => Lead(section),
            "log" => Spoken(section, preview),
            "remind" => Again(section, preview),
            _ => [],
        };
    }

    private static bool IsShort(Section section) =>
        section.Span.Length <= (System.Text.Ascii.IsValid(section.Lower.AsSpan(section.Span.Start, section.Span.Length)) ? LongestLatin : Longest);

    /// <summary>改成95%; 不是留存，是复购; 期限放到年底.</summary>
    private static JsonObject Goal(Section section, Section kept, Frame preview)
    {
        if (kept.FirstOf("goal.m") is { } other && !section.Has("deny") && !preview.Is("m", other.Leaf)) return [];   // 转化率目标30%: another goal
        foreach (var share in ShareSpotter.Find(section.Text))
        {
            if (kept.Span.Contains(share.Span)) return new() { ["target"] = share.Value };
        }

        if (section.Has("patch.until") && section.Times.Find(static time => !time.IsVague)?.AsDate() is { } day) return new() { ["by"] = SlotForm.Of(day) };
        return section.Has("deny") && kept != section && kept.FirstOf("goal.m") is { } measure ? new() { ["m"] = measure.Leaf } : [];
    }

    /// <summary>多打了个0，扣200; only 200.</summary>
    private static JsonObject Points(Section section, Frame preview)
    {
        // 佳美兑换1000分 with the name once more is another 1,000, no correction of the 200 before.
        if (section.Customers.Count > 0 && !section.Has("patch.only") && !section.Has("deny") && !section.Has("patch.wrong")) return [];
        if (!section.Has("points.less") && !section.Has("points.more") && !section.Has("patch.only") || LastNumber(section) is not { } points) return [];
        return new() { ["delta"] = preview.Text("delta")?.StartsWith('-') == true ? -points : points };
    }

    /// <summary>9分, she gave us an 8, should be 3 not 4; make it NPS.</summary>
    private static JsonObject Survey(Section section, Section kept, Frame preview)
    {
        if (preview.Is("act", "record") && (preview.Ask is ["score", ..] || section.Has("fix.word")) && FirstNumber(kept) is { } score and >= 0 and <= 10) return new() { ["score"] = score };
        var kind = kept.Has("patch.nps") && !IsDenied(section, "patch.nps") ? "nps" : kept.Has("patch.csat") && !IsDenied(section, "patch.csat") ? "csat" : null;
        return kind is not null && preview.Is("act", "send") && !preview.Is("kind", kind) ? new() { ["kind"] = kind } : [];
    }

    /// <summary>一个月太短，提前两个月提醒吧; ends on 30 Nov, not October.</summary>
    private static JsonObject Contract(Section section, Section kept, Frame preview)
    {
        if (section.Has("patch.notice") && section.Times.FindLast(static time => time.AsDuration() is not null)?.AsDuration() is { } notice) return new() { ["notice"] = notice };
        return preview.Has("end") && section.Has("deny") && kept != section && kept.Times.Find(static time => !time.IsVague && time.AsDate() is not null)?.AsDate() is { } day
            ? new() { ["end"] = SlotForm.Of(day) } : [];
    }

    /// <summary>it's a three-year deal; signed yesterday, not today.</summary>
    private static JsonObject Won(Section section)
    {
        if (section.Has("patch.term") && section.Times.Find(static time => time.AsDuration() is not null)?.AsDuration() is { } term) return new() { ["term"] = term };
        return section.Has("won.word") && section.Has("deny") && section.Amounts.Count == 0 && section.Times is [{ Tendency: TimeTendency.Past } past, ..] && past.AsPastDate() is { } day
            ? new() { ["at"] = SlotForm.Of(day) } : [];
    }

    /// <summary>churn-risk, not high-intent; 是决策慢.</summary>
    private static JsonObject Tags(Section section, Section kept)
    {
        var tags = kept.CodesOf(CodeKind.Tag).Select(static tag => tag.Code).Distinct().ToList();
        return tags.Count == 1 && (section.Has("deny") || section.Has("affirm") || section.Has("patch.not")) ? new() { ["tags"] = new JsonArray(tags[0]) } : [];
    }

    /// <summary>给二组吧; not to Tom, to me.</summary>
    private static JsonObject Receiver(Section section, Section kept)
    {
        if (section.Has("patch.give") && !section.Has("bulk") && !section.Has("assign.leaving") && !section.Has("assign.away")
            && section.CodesOf(CodeKind.Team).FirstOrDefault().Code is { } team)
            return new() { ["to"] = team };
        return section.Has("deny") && kept.People.Count == 0 && kept.Words.TrimEnd('.') is "to me" or "给我" or "是给我" or "me" ? new() { ["to"] = "me" } : [];
    }

    /// <summary>没那么急，普通就行; 机器号写岔了，4号机; 要派人上门; it's actually a billing issue.</summary>
    private static JsonObject Ticket(Section section, Section kept, Frame preview)
    {
        if (preview.Ask.Any()) return [];
        if (section.Has("patch.calm")) return new() { ["sev"] = "normal" };
        if (preview.Has("item") && NumberedThing.Of(kept) is { } item) return new() { ["item"] = item };
        if (section.Has("fix.word") && IsOnly(section, "trouble") && TicketWords.NamedType(section) is { } type) return new() { ["type"] = type };
        if (section.HasFamily("trouble")) return [];
        return section.FirstOf("want") is { } want && section.Clauses.Count == 1 && IsOnly(section, "want") ? new() { ["want"] = want.Leaf } : [];
    }

    /// <summary>行业改成注塑, 不对，是做模具的; 他的职务是厂长; 地区写东莞.</summary>
    private static JsonObject Lead(Section section)
    {
        foreach (var (cue, slot) in ((string, string)[])[("patch.industry", "industry"), ("patch.title", "title"), ("patch.region", "region")])
        {
            if (section.All(cue).Select(static hit => hit.End).DefaultIfEmpty(-1).Max() is not (>= 0 and var at)) continue;
            var said = Phrasing.Trim(section.Text.Cut(TextSpan.Between(at, section.Span.End))).TrimEnd('的', '吧', '了');
            if (said.Length > 1 && said.Length <= LongestValue) return new() { [slot] = said };
        }

        return [];
    }

    private const int LongestValue = 12;

    /// <summary>it was Ken I spoke to; wait, I talked with their CTO, not Hank.</summary>
    private static JsonObject Spoken(Section section, Frame preview)
    {
        if (!section.Has("patch.spoke")) return [];
        var meant = section.People.Find(person => person.Colleagues.Count == 0 && !section.Cues.Exists(hit => hit.Is("deny") && person.Whole.Start - hit.End is 0 or 1));
        return (meant?.Written ?? Capital(section) ?? (NamesOld(section, preview) ? NewName(section) : null)) is { } who ? new() { ["who"] = who } : [];
    }

    /// <summary>not hank, it was dana wu from finance: who was noted is denied, so that a name follows even without a capital.</summary>
    private static bool NamesOld(Section section, Frame preview) => preview.Text("who") is { } old && section.First("deny") is { } not
        && section.Lower.AsSpan(not.End, section.Span.End - not.End).TrimStart().StartsWith(old, StringComparison.OrdinalIgnoreCase);

    private const int MostNames = 2;

    private static string? NewName(Section section)
    {
        var at = section.All("patch.spoke").Select(static hit => hit.End).DefaultIfEmpty(section.Span.End).Max();
        var clause = section.Clauses.Find(clause => clause.Contains(at));
        var words = section.Text.Folded[at..Math.Max(at, clause.End)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.TakeWhile(static word => word.All(char.IsLetter) && !Nearby.Words("name.stop").Is(word.ToLowerInvariant())).ToList();
        return name.Count is > 0 and <= MostNames ? string.Join(' ', name) : null;
    }

    /// <summary>it was Ken I spoke to: the word with a capital right behind, where no person is recognised.</summary>
    private static string? Capital(Section section)
    {
        foreach (var hit in section.All("patch.spoke"))
        {
            var rest = section.Text.Folded.AsSpan(hit.End, section.Span.End - hit.End).TrimStart();
            if (rest.StartsWith("their ", StringComparison.Ordinal)) rest = rest["their ".Length..];
            if (rest.Length == 0 || !char.IsAsciiLetterUpper(rest[0])) continue;
            var end = rest.IndexOfAnyExcept(Letters);
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return null;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>每个月15号就行，不用1号.</summary>
    private static JsonObject Again(Section section, Frame preview) =>
        preview.Has("every") && section.Times is [{ IsRecurrence: true } again, ..] && !section.Has("remind.ask") && section.Clauses.Count <= 2 && section.People.Count == 0
            && again.AsRecurrence() is { Week: null } rhythm && rhythm.ToSlot() is { } every ? new() { ["every"] = every } : [];

    private static bool IsDenied(Section section, string cue) => section.All(cue).Any(hit => section.Cues.Exists(no => (no.Is("deny") || no.Is("patch.not")) && no.End <= hit.Start && hit.Start - no.End <= 1));

    private static bool IsOnly(Section section, string family) =>
        !section.Cut(section.Cues.Where(hit => hit.IsOf(family) || hit.Is("patch.matter") || hit.Is("affirm") || hit.Is("need") || hit.Is("polite") || hit.Is("smalltalk") || hit.Is("fix.word")).Select(static hit => hit.Span)).Any(char.IsLetterOrDigit);

    private static int? LastNumber(Section section) => Numbers(section) is [.., var last] ? last : null;

    private static int? FirstNumber(Section section) => Numbers(section) is [var first, ..] ? first : null;

    private static List<int> Numbers(Section section)
    {
        var found = new List<int>();
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!char.IsAsciiDigit(section.Lower[at]) || NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true } number) continue;
            found.Add((int)number.Value);
            at = number.Span.End - 1;
        }

        return found;
    }
}
