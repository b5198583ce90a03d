using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// Which slots of the open preview change. First what needs no word of correction, then
/// the answer to what the preview asks, at last what is called wrong, or a bare value.
/// </summary>
internal static class ChangedSlots
{
    public static JsonObject Read(Section section, Frame preview)
    {
        if (SwappedMerge.Read(section, preview) is { Count: > 0 } swapped) return swapped;
        var meant = MeantPart.Of(section);
        if (PatchOfIntent.Read(section, meant, preview) is { Count: > 0 } own) return own;
        if (IsOfRecord(section, preview) || IsOrder(section, preview)) return [];
        if (!Mood.IsQuestion(section) && OnlyValue.Read(section, meant, preview) is { Count: > 0 } only)
            return Answers.WithFactors(only, section, preview);
        var corrects = Corrections.Corrects(section, preview) || NamesContact(section, preview);
        var kept = corrects ? meant : section;
        if (IsAnswer(section, preview, corrects) && Answers.To(kept, preview) is { Count: > 0 } answer) return answer;
        if (!corrects && AddsTags(section, preview) is { Count: > 0 } tags) return tags;
        if (IsOnlyAsked(section)) return [];
        if (corrects) return Corrected(section, kept, preview);
        return Corrections.IsBareValue(section) || Corrections.IsTimeWithReason(section, preview) ? Values(section, preview) : [];
    }

    /// <summary>联系人是王姐: who somebody is begins the message.</summary>
    private static bool NamesContact(Section section, Frame preview) => preview.Has("who")
        && section.First("lead.contact") is { } contact && contact.Start == section.Span.Start && !Mood.IsQuestion(section);

    /// <summary>
    /// A denial answers nothing, but where it stands beside the number that was asked for; nor does what puts another slot right.
    /// </summary>
    private static bool IsAnswer(Section section, Frame preview, bool corrects) => preview.Ask.Count > 0
        && (!section.Has("deny")
            || (preview.Ask[0] == "contact" && section.Wechats.Count + section.Phones.Count + section.Emails.Count > 0))
        && !(corrects && (section.Has("fix.slot") || IsOfAmount(section, preview))) && !OtherMatter.Is(section, preview);

    /// <summary>金额写错 是26万, while the factors are asked for: the amount is corrected.</summary>
    private static bool IsOfAmount(Section section, Frame preview) => preview.Has("amt") && preview.Ask[0] != "amt"
        && (section.Has("deal.amount") || Corrections.Begins(section)) && section.Amounts.Exists(static spot => !spot.Bare);

    /// <summary>再加个标签 需要培训.</summary>
    private static JsonObject AddsTags(Section section, Frame preview)
    {
        var set = new JsonObject();
        if (section.Has("patch.more") && !Mood.IsQuestion(section)) PatchSlots.SetTags(set, section, preview);
        return set;
    }

    /// <summary>节后是哪天: a day that is asked about is no new value.</summary>
    private static bool IsOnlyAsked(Section section) =>
        section.Has("question.word") && !section.Has("fix.clear") && Mood.IsQuestion(section);

    /// <summary>A bare name looks somebody up; only a correction moves the preview to another person or customer.</summary>
    private static JsonObject Values(Section section, Frame preview)
    {
        var set = new JsonObject();
        if (section.Has("lead.contact")) PatchedNames.SetPerson(set, section, preview);
        PatchedAmount.Set(set, section, preview);
        PatchedTime.Set(set, Corrections.OnlyTime(section, preview) ?? section, preview);
        PatchedDeal.Set(set, section, preview);
        return set;
    }

    /// <summary>
    /// The slots that have words of their own first; then names, values, and where nothing of these is said the words themselves.
    /// </summary>
    private static JsonObject Corrected(Section section, Section kept, Frame preview)
    {
        var set = new JsonObject();
        if (PatchSlots.Set(set, section, kept, preview)) return set;
        PatchedNames.SetPerson(set, kept, preview);
        PatchedNames.SetColleague(set, kept, preview);
        PatchedAmount.Set(set, kept, preview);
        PatchedTime.Set(set, Corrections.OnlyTime(section, preview) ?? kept, preview);
        if (set.Count == 0) PatchedTime.SetBareHour(set, section, preview);
        PatchedDeal.Set(set, kept, preview);
        if (set.Count == 0) PatchedNames.SetCustomer(set, kept, preview);
        if (set.Count == 0) PatchedWords.Set(set, kept, preview);
        return set;
    }

    /// <summary>A property of a record is changed, and not what the preview holds.</summary>
    private static bool IsOfRecord(Section section, Frame preview) =>
        IsOfAddress(section) || IsOfDeal(section, preview) || IsOfGrade(section, preview) || IsPutOff(section, preview);

    /// <summary>宏昌地址改成解放路1号: what is corrected is nothing that a preview holds.</summary>
    private static bool IsOfAddress(Section section) =>
        section.First("field.address") is { } address && section.Has("change.word", (_, hit) => hit.Start >= address.End);

    /// <summary>
    /// 恒达金额改成66万 after a call that was noted: the deal's amount, where no sum was said of the call. A chance is always a deal's.
    /// </summary>
    private static bool IsOfDeal(Section section, Frame preview) =>
        (section.Has("deal.prob") && preview.Intent is not ("deal_upd" or "goal"))
        || (preview.Intent is "log" or "lead_new" && !preview.Has("amt") && section.Customers.Count > 0 && section.Has("deal.amount")
            && !section.Has("budget"));

    /// <summary>兴隆改成B级 behind a call that was noted: the customer's grade, and no note.</summary>
    private static bool IsOfGrade(Section section, Frame preview) =>
        preview.Intent is not ("lead_new" or "score") && section.Customers.Count > 0 && section.HasFamily("grade")
            && section.Has("change.word");

    /// <summary>不是丢了，先放着 三月再问 behind a call that was noted: the deal waits, whatever was said of it.</summary>
    private static bool IsPutOff(Section section, Frame preview) =>
        preview.Intent == "log" && section.Has("lost.hold") && section.Has("lost.revisit");

    /// <summary>提醒我…, 记一下…, 新线索…: something of its own, unless it begins with a correction of just that.</summary>
    private static bool IsOrder(Section section, Frame preview) => section.Has("lead.ask")
        || (section.Has("remind.ask") && !(preview.Intent == "remind" && Corrections.Begins(section)))
        || (section.Has("log.ask") && !(preview.Has("note") && Corrections.Begins(section)));
}
