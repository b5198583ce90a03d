using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Leads;

/// <content>Who gets what is given.</content>
internal sealed partial class ReadAssign
{
    /// <summary>How far the verb may stand behind who takes over: Lily will take over.</summary>
    private const int LongestWill = 8;

    /// <summary>The surest first, else the last colleague named: 小李离职了 客户都转小陈.</summary>
    private static PersonMention? Receiver(Section section) => section.Has("assign.pool") || IsForSpeaker(section)
        ? null
        : TakingOver(section) ?? HandedTo(section) ?? GivenTo(section)
            ?? Owners.Colleagues(section)
                .LastOrDefault(person => !IsTakenFrom(section, person) && !ComesBack(section, person) && !Leaves(section, person));

    /// <summary>Lily takes over Globex from Tom: who stands before the verb.</summary>
    private static PersonMention? TakingOver(Section section) =>
        (section.First("assign.over") ?? (section.Has("assign.away") ? section.First("assign.delegate") : null)) is { } over
        && char.IsAsciiLetter(section.Lower[over.Start])
            ? Owners.Colleagues(section)
                .LastOrDefault(person => person.Span.End <= over.Start && over.Start - person.Span.End <= LongestWill)
            : null;

    /// <summary>hand Umbrella over to Lily while Tom is on leave: whoever stands right behind "to".</summary>
    private static PersonMention? HandedTo(Section section) => section.Customers.Count > 0 && section.Has("assign.away")
        ? Owners.Colleagues(section).FirstOrDefault(person => section.Before(person.Whole.Start).EndsWith(" to "))
        : null;

    /// <summary>鼎新给林涛吧 陈浩忙不过来: whoever stands right behind 给, whoever else is named behind.</summary>
    private static PersonMention? GivenTo(Section section) => Owners.Colleagues(section).LastOrDefault(person =>
        person.Whole.Start > section.Span.Start && IsGiven(section, person.Whole.Start) && !IsTakenFrom(section, person));

    /// <summary>from Sam to Ivy, Sam's swamped: whoever is named behind.</summary>
    private static bool IsGiven(Section section, int at) =>
        section.Lower[at - 1] is '给' or '归' || section.Lower.AsSpan(0, at).EndsWith(" to ", StringComparison.Ordinal);

    /// <summary>until lily is back: whose it will be again.</summary>
    private static bool ComesBack(Section section, PersonMention person) => section.Has("assign.until")
        && section.All("assign.back").Any(hit => hit.Start - person.Whole.End is 0 or 1);

    /// <summary>王磊离职了，公海去: whoever leaves takes nothing over.</summary>
    private static bool Leaves(Section section, PersonMention person) => section.HasAt("assign.leaving", person.Whole.End);

    /// <summary>take tundra away from sam: who loses it gets nothing.</summary>
    private static bool IsTakenFrom(Section section, PersonMention person) =>
        section.Has("assign.away") && Nearby.Words("taken.from").Ends(section.Before(person.Whole.Start).TrimEnd());

    /// <summary>秦朗休产假 客户我来看.</summary>
    private static bool IsForSpeaker(Section section) =>
        ((section.Has("assign.give.me") && section.Has("bulk"))
            || (section.Has("assign.to.me") && (IsGone(section) || HeldBy.Colleague(section) is not null)))
        && Owners.Colleagues(section).Any();

    private static void SetReceiver(FrameDraft draft, Section section, PersonMention? person, CodeMention team)
    {
        if (section.Has("assign.pool")) draft.Set("to", "pool");
        else if (IsForSpeaker(section) || (section.Has("hand.me") && !Owners.Colleagues(section).Any())) draft.Set("to", "me");
        else if (AreSharing(section) || GivenParts.AreAlike(section)) draft.Ask("to");
        else if (person is not null && Owners.NameOf(section, person) is { } name) draft.Set("to", name);
        else if (person is null && team.Code is not null) draft.Set("to", team.Code);
        else draft.Ask("to");
    }

    /// <summary>平均分给高翔和沈冰: a slot holds one.</summary>
    private static bool AreSharing(Section section) => (section.Has("assign.even") || IsGone(section)) && AreSeveral(section);

    /// <summary>Two of us with nothing but 和 between them.</summary>
    private static bool AreSeveral(Section section)
    {
        var before = -1;
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0) continue;
            if (IsSecond(section, person.Whole.Start)) return true;
            if (before >= 0 && AreJoined(section, before, person.Whole.Start)) return true;
            before = person.Whole.End;
        }

        return false;
    }

    private static bool AreJoined(Section section, int end, int start) =>
        section.Lower.AsSpan(end, Math.Max(0, start - end)).Trim() is var between
            && (between.Length == 0 || Nearby.Words("and").Is(between));

    /// <summary>分给娜姐和何伟: somebody is named before, by a name that nobody has.</summary>
    private static bool IsSecond(Section section, int at) => section.Lower[Math.Max(0, at - 1)] is '和' or '跟' or '、'
        && section.Cues.Exists(
            hit => hit.Is("assign.word") && WordEdge.IsChinese(section.Lower[hit.Start]) && at - 1 - hit.End is > 0 and < 5
                && !section.Lower.AsSpan(hit.End, at - 1 - hit.End).ContainsAny(',', ' '));
}
