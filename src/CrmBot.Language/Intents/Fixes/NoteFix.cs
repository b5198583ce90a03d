using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Puts right a word of what an open preview tells, and leaves the rest of it: 不是货架，是托盘 behind 要个报价，50台货架.</summary>
internal static class NoteFix
{
    private static readonly string[] Texts = ["note", "do", "desc", "need"];
    private static readonly string[] Lists = ["needs", "objections", "promises"];
    private const string Measures = "个台套把件只箱吨张份条片辆根卷";

    public static JsonObject Read(Section section, Frame preview)
    {
        if (preview.Intent is not ("log" or "remind" or "lead_new" or "rem_upd") || Mood.IsQuestion(section)
            || section.Customers.Count + section.People.Count + section.Times.Count + section.Tickets.Count > 0) return [];
        return (Denied(section) ?? Sum(section, preview) ?? Count(section, preview)) is { } change
            ? Replaced(preview, change.Old, change.New) : [];
    }

    /// <summary>不是货架，是托盘; 是托盘不是货架.</summary>
    private static (string Old, string New)? Denied(Section section)
    {
        if (section.First("deny") is not { } deny || section.Amounts.Exists(static spot => spot.Bare)) return null;
        var yes = section.All("affirm").FirstOrDefault(hit => hit.Start >= deny.End || hit.End <= deny.Start);
        if (yes.Name is null || !WordEdge.IsChinese(section.Lower[deny.Start])) return null;
        var first = Math.Min(yes.Start, deny.Start);
        if (first > section.Span.Start + 1) return null;
        var (old, meant) = yes.Start > deny.Start
            ? (TextSpan.Between(deny.End, yes.Start), TextSpan.Between(yes.End, section.Span.End))
            : (TextSpan.Between(deny.End, section.Span.End), TextSpan.Between(yes.End, deny.Start));
        return (Plain(section, old), Plain(section, meant)) is ({ Length: > 0 } wrong, { Length: > 0 } right) ? (wrong, right) : null;
    }

    /// <summary>写错了，是9万6 behind 报9万8发过去了: the only sum that was told, where the preview has no slot for one.</summary>
    private static (string Old, string New)? Sum(Section section, Frame preview)
    {
        if (preview.Has("amt") || preview.Intent is not ("log" or "remind") || section.Has("budget")
            || section.Amounts is not [{ Bare: false } sum] || !Corrections.IsOnlyValues(section)) return null;
        if (preview.Text("note") is not { } note || MoneySpotter.Find(FoldedText.Of(note)) is not [{ } told]) return null;
        return (note.Substring(told.Span.Start, told.Span.Length), section.Text.Cut(sum.Span));
    }

    /// <summary>100个 behind 50个托盘.</summary>
    private static (string Old, string New)? Count(Section section, Frame preview)
    {
        var said = section.Words.TrimEnd("吧。.!！ ").ToString();
        if (said.Length < 2 || Counted(said, 0) is not { } count || count.Length != said.Length) return null;
        string? old = null;
        foreach (var text in TextsOf(preview))
        {
            for (var at = 0; at < text.Length; at++)
            {
                if (Counted(text, at) is not { } found) continue;
                if (old is not null) return null;   // which of the two is not said
                old = found;
                at += found.Length - 1;
            }
        }

        return old is null ? null : (old, said);
    }

    /// <summary>A number with what it counts in, at this place.</summary>
    private static string? Counted(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end > at && end < text.Length && Measures.Contains(text[end], StringComparison.Ordinal) ? text[at..(end + 1)] : null;
    }

    private static string Plain(Section section, TextSpan span) => Phrasing.Trim(section.Text.Cut(span)).Trim(',', '，', ' ');

    private static IEnumerable<string> TextsOf(Frame preview)
    {
        foreach (var slot in Texts) if (preview.Text(slot) is { } text) yield return text;
        foreach (var slot in Lists)
        {
            foreach (var item in preview.Slots[slot] as JsonArray ?? []) if (TextOf(item) is { } text) yield return text;
        }

        if (preview.Object("next")?["do"]?.GetValue<string>() is { } next) yield return next;
    }

    internal static JsonObject Replaced(Frame preview, string old, string meant)
    {
        var set = new JsonObject();
        foreach (var slot in Texts)
        {
            if (preview.Text(slot) is { } text && text.Contains(old, StringComparison.OrdinalIgnoreCase))
                set[slot] = text.Replace(old, meant, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var slot in Lists)
        {
            if (preview.Slots[slot] is JsonArray list && list.Any(item => TextOf(item)?.Contains(old, StringComparison.Ordinal) == true))
                set[slot] = new JsonArray([.. list.Select(item => Of(item, old, meant))]);
        }

        if (preview.Object("next")?["do"]?.GetValue<string>() is { } step && step.Contains(old, StringComparison.Ordinal))
            set["next.do"] = step.Replace(old, meant, StringComparison.Ordinal);
        return set;
    }

    private static string? TextOf(JsonNode? item) => item is JsonValue ? item.GetValue<string>() : item?["do"]?.GetValue<string>();

    private static JsonNode? Of(JsonNode? item, string old, string meant)
    {
        if (item is JsonValue) return item.GetValue<string>().Replace(old, meant, StringComparison.Ordinal);
        var copy = item?.DeepClone();
        if (copy?["do"] is JsonValue task) copy["do"] = task.GetValue<string>().Replace(old, meant, StringComparison.Ordinal);
        return copy;
    }
}
