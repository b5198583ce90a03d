using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>An answer to the preview card that is still open: yes, no, a correction, or the answer to what was asked (contract 9.38).</summary>
internal sealed class ReadPatch : IntentReader
{
    private static readonly string[] TimeSlotsOfFrames = ["next.at", "next.by", "at", "by", "close", "end", "start", "visit", "until", "revisit", "from"];
    private static readonly string[] PastSlots = ["log.at", "won.at"];

    public override string Intent => "patch";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (section.Utterance.Preview is not { } preview) yield break;
        if (IsOnly(section, "cancel.word")) yield return new FrameDraft(Intent).Set("act", "cancel").Build();
        else if (IsOnly(section, "ok.word")) yield return new FrameDraft(Intent).Set("act", "ok").Build();
        else if (Change(section, preview) is { Count: > 0 } set) yield return new FrameDraft(Intent).Set("set", set).Build();
    }

    private static bool IsOnly(Section section, string cue) => section.Has(cue)
        && !section.Cut(section.Cues.Where(hit => hit.Is(cue) || hit.Is("smalltalk")).Select(hit => TextSpan.Between(hit.Start, hit.End))).Any(char.IsLetterOrDigit);

    private static JsonObject Change(Section section, Frame preview)
    {
        if (section.Has("remind.ask") || section.Has("log.ask") || section.Has("lead.ask")) return [];
        var correction = section.Has("fix.word");
        var kept = Kept(section);
        var set = preview.Ask.Count > 0 && !section.Has("deny") ? Answers.To(kept, preview) : [];
        if (set.Count > 0 || (!correction && !IsBareValue(kept))) return set;
        SetPerson(set, kept, preview);
        SetMoney(set, kept, preview);
        SetTime(set, kept, preview);
        // A bare name looks that customer up; only "not A, B" moves the preview to another one.
        if (correction) SetCustomer(set, kept, preview);
        if (set.Count == 0 && correction) SetWords(set, kept, preview);
        return set;
    }

    /// <summary>Nothing but a time, an amount or a person: what else could it be than the new value.</summary>
    private static bool IsBareValue(Section section) => section.Cut(
        [.. section.Times.Select(time => time.Span), .. section.Amounts.Select(spot => spot.Span), .. section.People.Select(person => person.Whole), .. section.All("smalltalk").Select(hit => TextSpan.Between(hit.Start, hit.End))])
        .Count(char.IsLetterOrDigit) <= 2;

    /// <summary>Of 不是A是B and "not A but B" only B counts.</summary>
    private static Section Kept(Section section)
    {
        var denied = section.First("deny");
        if (denied is not { } not) return section;
        var yes = section.All("affirm").FirstOrDefault(hit => hit.Start >= not.End);
        if (yes.Name is not null) return section.Within(TextSpan.Between(yes.Start, section.Span.End));
        return not.Start > section.Span.Start ? section.Within(TextSpan.Between(section.Span.Start, not.Start)) : section;
    }

    private static void SetPerson(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("who") && !section.Has("lead.contact")) return;
        if (section.People.Count > 0) set["who"] = section.People[0].Written;
    }

    private static void SetMoney(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("amt") && !section.Amounts.Any(spot => !spot.Bare)) return;
        if (section.Amounts.Count == 0 || section.Phones.Count > 0) return;
        var spot = section.Amounts.FirstOrDefault(found => !found.Bare);
        if (spot.Money is null) spot = section.Amounts[0];
        if (spot.Bare && !preview.Has("amt")) return;
        set["amt"] = MoneyForm.Of(spot.Money!.OrIn(preview.Object("amt")?["cur"]?.GetValue<string>() ?? section.World.Settings.DefaultCurrency));
    }

    private static void SetTime(JsonObject set, Section section, Frame preview)
    {
        if (section.Times.FirstOrDefault(time => !time.IsVague && !time.IsJustNow) is not { } time) return;
        if (time.IsRecurrence && time.AsRecurrence() is { } again && again.ToSlot() is { } every)
        {
            set["every"] = every;
            if (again.Time is { } clock) set["time"] = SlotForm.Of(clock);
        }
        else if (preview.Has("every") && time.AsClock() is { } hour && !time.HasDay) set["time"] = SlotForm.Of(hour);
        else if (time.IsDuration && preview.Has("term")) set["term"] = time.AsDuration();
        else if (Target(preview) is { } slot && NewValue(preview, slot, time) is { } value) set[slot] = value;
    }

    private static string? Target(Frame preview) =>
        Array.Find(TimeSlotsOfFrames, slot => Old(preview, slot) is not null) ?? (preview.Intent is "remind" or "rem_upd" ? "at" : preview.Intent == "log" ? "next.at" : null);

    private static string? Old(Frame preview, string slot)
    {
        var dot = slot.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? preview.Text(slot) : preview.Object(slot[..dot])?[slot[(dot + 1)..]]?.ToString();
    }

    private static string? NewValue(Frame preview, string slot, TimeMention time)
    {
        var old = Old(preview, slot);
        if (PastSlots.Contains($"{preview.Intent}.{slot}")) return time.AsPastDate() is { } past ? SlotForm.Of(past) : null;
        if (old is not null && DateTime.TryParseExact(old, "yyyy-MM-dd'T'HH:mm", null, System.Globalization.DateTimeStyles.None, out var moment))
            return time.Correct(moment) is { } corrected ? SlotForm.Of(corrected) : null;
        if (slot is "by" or "next.by") return time.AsDeadline()?.ToString();
        if (old is null || slot is "at" or "next.at" or "visit") return time.AsPointAhead(true) is { } point ? SlotForm.Of(point) : null;
        return time.AsDate() is { } date ? SlotForm.Of(date) : null;
    }

    private static void SetCustomer(JsonObject set, Section section, Frame preview)
    {
        if (set.Count > 0 || section.Customers.Count == 0) return;
        if (section.Customers[0].Known is { } known && known.Name != preview.Text("cust")) set["cust"] = known.Name;
    }

    /// <summary>A correction of words: channel, task or note.</summary>
    private static void SetWords(JsonObject set, Section section, Frame preview)
    {
        if (section.Phones.Count > 0) set["phone"] = section.Phones[0].Value;
        else if (section.Emails.Count > 0) set["email"] = section.Emails[0].Value;
        else if (section.FirstOf("ch") is { } channel && preview.Has("ch")) set["ch"] = channel.Leaf;
        else if (TextSlot(preview) is { } slot)
        {
            var words = Phrasing.Trim(section.Cut(section.Cues.Where(hit => hit.Is("fix.word") || hit.Is("affirm") || hit.Is("deny")).Select(hit => TextSpan.Between(hit.Start, hit.End))));
            if (words.Length > 1) set[slot] = words;
        }
    }

    private static string? TextSlot(Frame preview) => Array.Find(["do", "note", "desc", "need"], preview.Has);
}
