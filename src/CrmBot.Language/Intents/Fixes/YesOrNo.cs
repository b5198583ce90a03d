using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Yes or no to the open preview, in words for any of them or in the words of what it does.</summary>
internal static class YesOrNo
{
    private static readonly string[] Digests = ["daily", "weekly", "monthly"];

    /// <summary><c>ok</c> or <c>cancel</c>; null when it is neither.</summary>
    public static string? Of(Section section, Frame preview)
    {
        if (InItsWords(section, preview) is { } act) return act;
        if (IsOnly(section, "cancel.word", "fix.word") || IsDigestOff(section, preview)) return "cancel";
        if (TakenBackLoss.Is(section, preview) || TakenBack.Is(section, preview)) return "cancel";
        return IsOnly(section, "ok.word") || EndsWithSaving(section) ? "ok" : null;
    }

    /// <summary>Whether nothing is said but the cue, one beside it, small talk and particles.</summary>
    public static bool IsOnly(Section section, string cue, string beside = "smalltalk") => section.Has(cue)
        && !section.Cut(section.Cues.FindAll(hit => hit.Is(cue) || hit.Is("smalltalk") || hit.Is(beside))
            .ConvertAll(static hit => hit.Span)).Any(IsSaid);

    private static bool IsSaid(char letter) => char.IsLetterOrDigit(letter) && letter is not ('吧' or '啊' or '呀' or '啦' or '嘛' or '了');

    /// <summary>确认删除, 可以，转吧, 不用提醒了: yes or no in the words of what the preview does.</summary>
    private static string? InItsWords(Section section, Frame preview)
    {
        if (section.Clauses.Count == 0 || section.Customers.Count > 0 || Mood.IsQuestion(section) || TheirWords.Are(section)) return null;
        if (section.Clauses.Exists(clause => IsOnly(section.Within(clause), "patch.no." + preview.Intent)) || IsThoughtOver(section))
            return "cancel";
        return IsOnly(section, "patch.ok." + preview.Intent, "ok.word") ? "ok" : null;
    }

    /// <summary>算了 这客户我再想想.</summary>
    private static bool IsThoughtOver(Section section) => section.Clauses is [var first, var second]
        && IsOnly(section.Within(first), "cancel.word") && section.Within(second) is var rest
        && rest.Has("lost.undecided") && rest.Times.Count + rest.Amounts.Count + rest.People.Count == 0;

    /// <summary>不要日报了, under the daily one.</summary>
    private static bool IsDigestOff(Section section, Frame preview) =>
        preview.Intent == "digest" && !IsOtherDigest(section, preview) && IsOnly(section, "digest.off", "digest.me");

    /// <summary>不要日报了, the weekly one being set: that one stays.</summary>
    private static bool IsOtherDigest(Section section, Frame preview) => preview.Text("kind") is { } kind
        && Array.Exists(Digests, other => other != kind && section.Has("digest." + other)) && !section.Has("digest." + kind);

    /// <summary>客户回了就行 保存吧: the last clause orders it.</summary>
    private static bool EndsWithSaving(Section section) => section.Clauses is [.., _, var last]
        && section.Within(last) is var order && IsOnly(order, "ok.save") && !Mood.IsQuestion(section) && !section.Has("fix.word")
        && section.Customers.Count + section.Times.Count + section.Amounts.Count + section.Phones.Count == 0;
}
