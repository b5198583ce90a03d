using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>An answer to the preview card that is still open: yes, no, a correction, or the answer to what was asked (contract 9.38).</summary>
internal sealed class ReadPatch : IntentReader
{
    private static readonly string[] TakesMoney = ["log", "lead_new", "deal_upd", "won", "contract"];

    public override string Intent => "patch";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (section.Utterance.Preview is not { } preview) yield break;
        if (section.Birthdays.Count > 0 && BirthdayTold.Is(section)) yield break;   // told anew, of whomever it names
        if (IsOnItsOwn(section, preview)) yield break;
        section = BehindNevermind(section);
        if (BirthdayTold.Corrected(section, preview) is { } birthday) yield return new FrameDraft(Intent).Set("set", birthday).Build();
        else if (BasisFix.Read(section, preview) is { Count: > 0 } basis) yield return new FrameDraft(Intent).Set("set", basis).Build();
        else if (OwnAnswer(section, preview) is { } act) yield return new FrameDraft(Intent).Set("act", act).Build();
        else if (IsOnly(section, "cancel.word", "fix.word") || (preview.Intent == "digest" && !IsOtherDigest(section, preview) && IsOnly(section, "digest.off", "digest.me"))) yield return new FrameDraft(Intent).Set("act", "cancel").Build();
        else if (TakenBackLoss.Is(section, preview) || TakenBack.Is(section, preview)) yield return new FrameDraft(Intent).Set("act", "cancel").Build();
        else if (IsOnly(section, "ok.word") || EndsWithSaving(section)) yield return new FrameDraft(Intent).Set("act", "ok").Build();
        else if (AddedNote.To(section, preview) is { Count: > 0 } added) yield return new FrameDraft(Intent).Set("set", added).Build();
        else if (NoteFix.Read(section, preview) is { Count: > 0 } words) yield return new FrameDraft(Intent).Set("set", words).Build();
        else if ((Change(section, preview) is { Count: > 0 } set && !Corrections.IsOwnStatement(section, preview, set)) || (set = PatchByReading.Read(section, Kept(section), preview)).Count > 0) yield return new FrameDraft(Intent).Set("set", set).Build();
    }

    /// <summary>不要日报了, the weekly one being set: that one stays.</summary>
    private static bool IsOtherDigest(Section section, Frame preview) => preview.Text("kind") is { } kind
        && Array.Exists(Digests, other => other != kind && section.Has("digest." + other)) && !section.Has("digest." + kind);

    private static readonly string[] Digests = ["daily", "weekly", "monthly"];

    /// <summary>What answers no preview whatever it asks: what is said beside the matter, another rule, several who get what one was to have.</summary>
    private static bool IsOnItsOwn(Section section, Frame preview) => (section.Weights is [("aside", _), ..] && !section.Has("aside.bye")) || Elsewhere.Is(section, preview)
        || (preview.Intent == "config" && ReadConfig.NamesAnother(section, preview))
        || (preview.Intent == "assign" && preview.Has("scope") && GivenParts.Of(section).Count > 1);

    /// <summary>算了周四吧，周三我请假: another day is named at once, nothing is called off.</summary>
    private static Section BehindNevermind(Section section)
    {
        if (section.First("cancel.word") is not { } word || word.Start != section.Span.Start || section.Lower.AsSpan(word.Start, word.Length) is not "算了") return section;
        return section.Times.Exists(time => time.Span.Start == word.End || section.Cues.Exists(hit => hit.Is("fix.word") && hit.Start == word.End && hit.End == time.Span.Start)) ? section.Within(TextSpan.Between(word.End, section.Span.End)) : section;
    }

    /// <summary>对的，另外提醒我周五回访: what is said behind the yes; null when there is no more than one thing.</summary>
    public static Section? BehindYes(Section section)
    {
        if (section.Clauses.Count < 2 || !IsOnly(section.Within(section.Clauses[0]), "ok.word")) return null;
        var rest = section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));
        return rest.Has("also") || rest.Has("remind.ask") ? rest : null;
    }

    /// <summary>确认删除, 可以，转吧, 不用提醒了: yes or no in the words of what the preview does.</summary>
    private static string? OwnAnswer(Section section, Frame preview)
    {
        if (section.Clauses.Count == 0 || section.Customers.Count > 0 || Mood.IsQuestion(section)) return null;
        if (section.Clauses.Exists(clause => IsOnly(section.Within(clause), "patch.no." + preview.Intent))) return "cancel";
        if (section.Clauses.Count == 2 && IsOnly(section.Within(section.Clauses[0]), "cancel.word") && section.Within(section.Clauses[1]) is var rest
            && rest.Has("lost.undecided") && rest.Times.Count + rest.Amounts.Count + rest.People.Count == 0)
        {
            return "cancel";   // 算了 这客户我再想想
        }

        return IsOnly(section, "patch.ok." + preview.Intent, "ok.word") ? "ok" : null;
    }

    private static bool IsOnly(Section section, string cue, string beside = "smalltalk") => section.Has(cue)
        && !section.Cut(section.Cues.Where(hit => hit.Is(cue) || hit.Is("smalltalk")
                || hit.Is(beside)).Select(hit => TextSpan.Between(hit.Start, hit.End))).Any(static c => char.IsLetterOrDigit(c)
            && c is not ('吧' or '啊' or '呀' or '啦' or '嘛' or '了'));

    /// <summary>客户回了就行 保存吧: the last clause orders it.</summary>
    private static bool EndsWithSaving(Section section) => section.Clauses is [.., _, var last] && section.Within(last) is { } order
        && order.Has("ok.save") && IsOnly(order, "ok.save")
        && !Mood.IsQuestion(section) && !section.Has("fix.word") && section.Customers.Count + section.Times.Count + section.Amounts.Count + section.Phones.Count == 0;

    private static JsonObject Change(Section section, Frame preview)
    {
        if (SwappedMerge.Read(section, preview) is { Count: > 0 } swapped) return swapped;
        if (PatchOfIntent.Read(section, Kept(section), preview) is { Count: > 0 } own) return own;
        if (IsOfAddress(section) || IsOfDeal(section, preview) || IsOfGrade(section, preview) || IsPutOff(section, preview)) return [];
        if ((section.Has("remind.ask") && !(preview.Intent == "remind" && Corrections.Begins(section)))
            || (section.Has("log.ask") && !(preview.Has("note") && Corrections.Begins(section))) || section.Has("lead.ask"))
        {
            return [];
        }
        if (!Mood.IsQuestion(section) && PatchSlots.OnlyOne(section, Kept(section), preview) is { Count: > 0 } one) return Answers.WithFactors(one, section, preview);
        var correction = Corrections.Corrects(section, preview)
            || (preview.Has("who") && section.First("lead.contact") is { } contact && contact.Start == section.Span.Start && !Mood.IsQuestion(section));
        var kept = correction ? Kept(section) : section;
        var answers = preview.Ask.Count > 0
            && (!section.Has("deny") || (preview.Ask[0] == "contact" && section.Wechats.Count + section.Phones.Count + section.Emails.Count > 0))
            && !(correction && (section.Has("fix.slot") || IsOfAmount(section, preview))) && !Corrections.IsOtherMatter(section, preview);
        var set = answers ? Answers.To(kept, preview) : [];
        if (set.Count == 0 && !correction && section.Has("patch.more") && !Mood.IsQuestion(section)) PatchSlots.SetTags(set, section, preview);
        if (set.Count > 0 || IsOnlyAsked(section) || (!correction && !Corrections.IsBareValue(section) && !Corrections.IsTimeWithReason(section, preview))) return set;
        if (correction && PatchSlots.Set(set, section, kept, preview)) return set;
        // A bare name looks somebody up; only a correction moves the preview to another person or customer.
        if (correction || section.Has("lead.contact")) SetPerson(set, kept, preview);
        if (correction) SetColleague(set, kept, preview);
        SetMoney(set, kept, preview);
        PatchedTime.Set(set, Corrections.OnlyTime(section, preview) ?? kept, preview);
        if (set.Count == 0 && correction && PatchedTime.Target(preview) is { } slot && BareHourFix.NewValue(section, PatchedTime.Old(preview, slot)) is { } hour) set[slot] = hour;
        if (preview.Intent == "deal_upd") SetDeal(set, kept);
        if (correction) SetCustomer(set, kept, preview);
        if (set.Count == 0 && correction) SetWords(set, kept, preview);
        return set;
    }

    /// <summary>金额写错 是26万, while the factors are asked for: the amount is corrected.</summary>
    private static bool IsOfAmount(Section section, Frame preview) =>
        preview.Has("amt") && preview.Ask[0] != "amt" && (section.Has("deal.amount") || Corrections.Begins(section)) && section.Amounts.Exists(static spot => !spot.Bare);

    /// <summary>恒达金额改成66万 after a call that was noted: the deal's amount, where no sum was said of the call. A chance is always a deal's.</summary>
    private static bool IsOfDeal(Section section, Frame preview) => (section.Has("deal.prob") && preview.Intent is not ("deal_upd" or "goal"))
        || (preview.Intent is "log" or "lead_new" && !preview.Has("amt") && section.Customers.Count > 0 && section.Has("deal.amount") && !section.Has("budget"));

    /// <summary>节后是哪天: a day that is asked about is no new value.</summary>
    private static bool IsOnlyAsked(Section section) => section.Has("question.word") && !section.Has("fix.clear") && Mood.IsQuestion(section);

    /// <summary>兴隆改成B级 behind a call that was noted: the customer's grade, and no note.</summary>
    private static bool IsOfGrade(Section section, Frame preview) =>
        preview.Intent is not ("lead_new" or "score") && section.Customers.Count > 0 && section.HasFamily("grade") && section.Has("change.word");

    /// <summary>不是丢了，先放着 三月再问 behind a call that was noted: the deal waits, whatever was said of it.</summary>
    private static bool IsPutOff(Section section, Frame preview) => preview.Intent == "log" && section.Has("lost.hold") && section.Has("lost.revisit");

    /// <summary>Of 不是A是B and "not A but B" only B counts.</summary>
    private static Section Kept(Section section)
    {
        var denied = section.First("deny");
        if (denied is not { } not) return section;
        if (not.Start <= section.Span.Start + 1 && !section.Lower.AsSpan(not.Start, not.Length).EndsWith("对是") && section.Clauses is [var denied0, var meant, ..] && denied0.Contains(not.Start) && !section.Has("affirm"))
            return section.Within(TextSpan.Between(meant.Start, section.Span.End));   // not Greg, Claire
        var yes = section.All("affirm").FirstOrDefault(hit => hit.Start >= not.End);
        if (section.Lower.AsSpan(not.Start, not.Length).EndsWith("对是")) return section.Within(TextSpan.Between(not.End, section.Span.End));   // 不对是148万，抹了个零头
        if (yes.Name is not null) return section.Within(TextSpan.Between(yes.Start, section.Span.End));
        return not.Start > section.Span.Start ? section.Within(TextSpan.Between(section.Span.Start, not.Start)) : section;
    }

    private static void SetPerson(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("who") && !section.Has("lead.contact")) return;
        if (section.Phones.Count + section.Emails.Count > 0) return;   // 李总的电话是...: the number is new, not the person
        if (section.People.Find(person => !section.Lower.AsSpan(person.Whole.End).StartsWith("'s ", StringComparison.Ordinal)) is { } person)
            set["who"] = person.Written;   // Greg's boss is not Greg
    }

    /// <summary>给秦朗不是给崔健: who of us it goes to.</summary>
    private static void SetColleague(JsonObject set, Section section, Frame preview)
    {
        if (preview.Has("to") && section.People.Find(person => person.Colleagues.Count == 1) is { } colleague)
            set["to"] = colleague.Colleagues[0].Name == section.Utterance.Speaker ? "me" : colleague.Colleagues[0].Name;
    }

    private static void SetMoney(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("amt") && !(TakesMoney.Contains(preview.Intent) && section.Amounts.Any(spot => !spot.Bare))) return;
        if (section.Amounts.Count == 0 || section.Phones.Count > 0) return;
        var spot = section.Amounts.FirstOrDefault(found => !found.Bare);
        if (section.Amounts.Count > 1 && section.All("change.word").Select(static hit => hit.End).DefaultIfEmpty(-1).Max() is var change
            && section.Amounts.Find(found => !found.Bare && found.Span.Start == change) is { Money: not null } changed)
        {
            spot = changed;   // 再加2万 改成92万
        }
        if (spot.Money is null) spot = section.Amounts[0];
        if (spot.Bare && !preview.Has("amt")) return;
        var money = spot.Bare ? AmountScale.Of(spot.Money!, preview.Object("amt")?["v"]?.GetValue<decimal>()) : spot.Money!;
        set["amt"] = MoneyForm.Of(money.OrIn(PatchSlots.Currency(section) ?? preview.Object("amt")?["cur"]?.GetValue<string>() ?? section.World.Settings.DefaultCurrency));
    }

    /// <summary>The chance of a deal, and its stage.</summary>
    private static void SetDeal(JsonObject set, Section section)
    {
        foreach (var share in Spots.ShareSpotter.Find(section.Text))
        {
            if (section.Span.Contains(share.Span) && share.Value <= 1) set["prob"] = share.Value;
        }

        if (section.CodesOf(Linking.CodeKind.Stage).FirstOrDefault(code => code.Code is not ("won" or "lost")).Code is { } stage && (section.Amounts.Count == 0 || IsStageChanged(section)))
            set["stage"] = stage;
    }

    /// <summary>阶段改成合同，金额写60万: a clause of its own changes the stage.</summary>
    private static bool IsStageChanged(Section section) => section.Clauses.Exists(clause =>
        section.Within(clause) is { Amounts.Count: 0 } part && part.Has("change.word") && part.CodesOf(Linking.CodeKind.Stage).Any());

    private static void SetCustomer(JsonObject set, Section section, Frame preview)
    {
        if (set.Count > 0 || section.Customers.Count == 0) return;
        if (section.Customers[0].Known is { } known && known.Name != preview.Text("cust")) set["cust"] = known.Name;
    }

    /// <summary>A correction of words: channel, task or note.</summary>
    private static void SetWords(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent == "tk_new" && section.CodesOf(Linking.CodeKind.TicketType).Select(static code => code.Code).FirstOrDefault() is { } type) set["type"] = type;
        else if (preview.Has("sev") && TicketWords.Severity(section) is { } severity) set["sev"] = severity;
        else if (section.Phones.Count + section.Emails.Count > 0) SetReach(set, section, preview);
        else if (section.FirstOf("ch") is { } channel && preview.Has("ch")) set["ch"] = channel.Leaf;
        else if (TextSlot(preview) is { } slot)
        {
            if (Corrections.IsOnlyValues(section)) return;   // a day or an amount that fits no slot is not a text
            var words = Phrasing.Trim(section.Cut(section.Cues.Where(hit => hit.Is("fix.word") || hit.Is("affirm") || hit.Is("deny") || (hit.Is("fix.slot") && hit.Start == section.Span.Start && hit.Length > 1)).Select(hit => TextSpan.Between(hit.Start, hit.End))));
            if (words.Length > 1) set[slot] = words;
        }
    }

    /// <summary>Only a new lead says how it is reached; the number of a known customer is no correction of what was noted about them.</summary>
    private static void SetReach(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent != "lead_new") return;
        if (section.Phones.Count > 0) set["phone"] = section.Phones[0].Value;
        else set["email"] = section.Emails[0].Value;
    }

    /// <summary>宏昌地址改成解放路1号: what is corrected is nothing that a preview holds.</summary>
    private static bool IsOfAddress(Section section) => section.First("field.address") is { } address && section.All("change.word").Any(hit => hit.Start >= address.End);

    private static string? TextSlot(Frame preview) => Array.Find(["do", "note", "desc", "need"], preview.Has);
}
