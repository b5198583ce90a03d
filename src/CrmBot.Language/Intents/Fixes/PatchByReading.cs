using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// A correction told as if it were told anew (卡在法务，不是财务; 预算打高了，给2分): the words are read as the open preview's own intent, and
/// what comes out otherwise than it stands there is the correction.
/// </summary>
internal static class PatchByReading
{
    private const int Longest = 22;
    private const int LongestLatin = 60;
    private const int Short = 10;
    private const int ShortLatin = 24;

    /// <summary>
    /// What of each intent can be put right so, as the other slots always have a value (the day of a contact) or take any words (a note).
    /// </summary>
    private static readonly Dictionary<string, string[]> Slots = new(StringComparer.Ordinal)
    {
        ["log"] = ["outcome", "n", "objections", "milestone"],
        ["remind"] = ["until", "every", "time"],
        ["lead_new"] = ["within", "src", "region", "who"],
        ["score"] = ["dims"],
        ["deal_upd"] = ["stage", "amt", "per", "prob", "rival", "blocker", "name"],
        ["won"] = ["kind", "rival", "term"],
        ["lost"] = ["reason", "rival", "revisit"],
        ["assign"] = ["until", "from", "to"],
        ["role"] = ["set"],
        ["referral"] = ["by", "of"],
        ["config"] = ["hours", "min", "days", "n"],
        ["tk_new"] = ["want", "visit"],
        ["tk_upd"] = ["state", "sev", "queue", "to"],
        ["escalate"] = ["level", "why"],
        ["resolve"] = ["comp"],
        ["digest"] = ["time", "day", "to"],
    };

    /// <param name="kept">Of "not A but B" only B.</param>
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        var set = new JsonObject();
        if (!Slots.TryGetValue(preview.Intent, out var slots) || !IsCorrection(section, preview)) return set;
        if (Interpreter.ReadAs(kept, preview.Intent) is not [var said]) return set;
        var plain = !Denies(section);
        foreach (var slot in slots)
        {
            if (said.Slots[slot] is not { } value || JsonNode.DeepEquals(value, preview.Slots[slot])) continue;
            if (!plain || !(Moving.Contains($"{preview.Intent}.{slot}") || IsPartOfMore(kept, slot, value))) Put(set, slot, value);
        }

        return set;
    }

    /// <summary>The dimensions of a score are put right one by one.</summary>
    private static void Put(JsonObject set, string slot, JsonNode value)
    {
        if (value is JsonObject parts && slot == "dims") foreach (var (name, part) in parts) set["dims." + name] = part?.DeepClone();
        else set[slot] = value.DeepClone();
    }

    /// <summary>What goes on by itself: 等配件 behind 等客户回复 is what came next, and no correction.</summary>
    private static readonly HashSet<string> Moving = ["tk_upd.state", "deal_upd.stage"];

    /// <summary>昆山博远 behind a new lead, 何伟升客服组长 behind a hand-over: a name of which the value is only a part.</summary>
    private static bool IsPartOfMore(Section section, string slot, JsonNode value) => slot switch
    {
        "region" => !section.Words.Trim().Equals(value.ToString(), StringComparison.OrdinalIgnoreCase) && !section.Has("patch.region"),
        "to" => section.People.Count > 0 && IsMoreThanGiven(section),
        _ => false,
    };

    private static bool IsMoreThanGiven(Section section)
    {
        var rest = section.Cut(
            [.. section.People.Select(static person => person.Whole), .. section.Cues.Where(IsOfGiving).Select(static hit => hit.Span)]);
        return rest.Count(char.IsLetterOrDigit) > 2;
    }

    private static bool IsOfGiving(CueHit hit) =>
        hit.Is("patch.give") || hit.Is("patch.does") || hit.Is("assign.word") || hit.Is("assign.delegate")
        || hit.IsOf("fix") || hit.IsOf("level") || hit.Is("affirm") || hit.Is("smalltalk");

    private static bool Denies(Section section) => section.HasAny("deny", "patch.not", "fix.clear", "patch.wrong", "patch.only", "affirm");

    /// <summary>Something is denied or called wrong, or nothing but such a value is said; and nobody else is spoken of.</summary>
    private static bool IsCorrection(Section section, Frame preview)
    {
        if (!IsAtMost(section, Longest, LongestLatin) || IsOwnMatter(section) || SpeaksOfOthers(section, preview)) return false;
        // 补偿2000批了 is what somebody decided, not what the customer wants
        if (preview.Intent == "tk_new" && section.HasFamily("approves")) return false;
        return CallsWrong(section) || (IsOneClause(section) && (IsShortValue(section, preview) || TakesValues(section, preview)));
    }

    private static bool IsAtMost(Section section, int longest, int longestLatin) =>
        section.Span.Length <= (System.Text.Ascii.IsValid(section.Words) ? longestLatin : longest);

    /// <summary>A question, a ticket by its number, a note or a lead.</summary>
    private static bool IsOwnMatter(Section section) => (Mood.IsQuestion(section) && !section.Has("deny"))
        || section.Tickets.Count > 0 || section.HasAny("log.ask", "lead.ask");

    private static bool SpeaksOfOthers(Section section, Frame preview)
    {
        var customer = preview.Text("cust");
        return (preview.Intent != "referral" && section.Customers.Exists(mention => mention.Known?.Name != customer))
            // left Moss a vm tells of whom Moss works for
            || section.People.Exists(person => person.Customers.Count > 0 && person.Customers.All(entry => entry.Name != customer));
    }

    /// <summary>不是A是B, 写错了, 只要…; with another customer's name 不对 may begin something else.</summary>
    private static bool CallsWrong(Section section) => section.HasAny("deny", "patch.not", "patch.wrong", "patch.only")
        || (section.Has("fix.clear") && section.Customers.Count == 0);

    private static bool IsOneClause(Section section) =>
        section.Customers.Count == 0 && !section.Has("remind.ask") && section.Clauses.Count == 1;

    /// <summary>到25号就行, 直接报总监, 改周五发: so short that it can hardly be anything else, and nothing speaks for anything else.</summary>
    private static bool IsShortValue(Section section, Frame preview) => IsAtMost(section, Short, ShortLatin)
        && (section.Weights is not [var best, ..] || best.Intent == preview.Intent
            || (best.Intent == "remind" && preview.Intent is "digest" or "tk_new"));

    /// <summary>需求4分, 发老板群, 24小时: what these previews hold is told in values alone.</summary>
    private static bool TakesValues(Section section, Frame preview) =>
        preview.Intent is "score" or "config" || (preview.Intent == "digest" && section.Has("patch.send"));
}
