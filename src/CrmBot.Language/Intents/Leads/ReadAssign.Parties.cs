using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Leads;

/// <content>Who gives and who gets.</content>
internal sealed partial class ReadAssign
{
    /// <summary>Who gets what is given, whose it was, and whether the speaker gives what is theirs for a time.</summary>
    /// <param name="AreBoth">华东的客户给小王 其他的平均分给一组: one of us and a team get something.</param>
    private readonly record struct Parties(
        PersonMention? Receiver, CodeMention Team, PersonMention? Leaver, bool IsOwnAbsence, bool AreBoth)
    {
        public bool HasHolder => Leaver is not null || IsOwnAbsence;

        public static Parties Of(Section section)
        {
            var named = ReadAssign.Receiver(section);
            var team = section.CodesOf(CodeKind.Team).LastOrDefault();
            var areBoth = section.Has("assign.even") && team.Code is not null && named is not null && named != HeldBy.Colleague(section);
            var receiver = IsTakenByTeam(section, team, named) ? null : named;
            var holder = section.Customers.Count == 0 ? HeldBy.Colleague(section) : null;
            if (holder is not null && holder == receiver) receiver = null;   // 小王的客户都分给二组
            var leaver = holder ?? Loser(section, receiver) ?? GradesGiven.Holder(section, receiver);
            return new Parties(receiver, team, leaver, leaver is null && IsSpeakerAway(section), areBoth);
        }
    }

    /// <summary>阿翔调走了 客户给海外组; 陈浩下个月走 他的客户全交给一组: whoever goes is named before the team, or the team behind 给.</summary>
    private static bool IsTakenByTeam(Section section, CodeMention team, PersonMention? named) =>
        team.Code is not null && named is not null && IsGone(section)
        && (team.Span.Start >= named.Whole.End || section.Lower[Math.Max(0, team.Span.Start - 1)] == '给');

    /// <summary>
    /// Whose customers they were: the other one of us who is named, where somebody leaves, is away, or has what is given.
    /// </summary>
    private static PersonMention? Loser(Section section, PersonMention? receiver) =>
        section.Has("assign.leaving") || IsForSpeaker(section) || section.Has("assign.held") || HoldsCustomers(section, receiver)
            || IsAbsenceOfSomebody(section)
            ? Owners.Colleagues(section).FirstOrDefault(person => person != receiver)
            : null;

    private static bool IsAbsenceOfSomebody(Section section) =>
        (section.Has("assign.away") || section.Has("assign.delegate")) && section.Customers.Count == 0;

    /// <summary>小陈的客户分一半给Lily: whose they are stands right before them.</summary>
    private static bool HoldsCustomers(Section section, PersonMention? receiver) => receiver is not null
        && Owners.Colleagues(section).Any(person => person != receiver && person.Whole.End < receiver.Whole.Start
            && section.HasAt("bulk", person.Whole.End + 1) && section.Lower[person.Whole.End] == '的');

    /// <summary>周三周四我请假，活儿让小王代管: all of the speaker's work, not the customer last talked about.</summary>
    private static bool IsSpeakerAway(Section section) =>
        section.Has("assign.away") && section.HasAny("assign.delegate", "assign.stand", "own.leave", "work.goes")
        && !section.Has("assign.leaving") && !IsOfOneCustomer(section);

    private static bool IsOfOneCustomer(Section section) => section.Customers.Count > 0 || section.Has("assign.this")
        || (!section.Has("work.goes") && (section.Carried is not null || section.Utterance.ReplyTo?.Customer is not null));
}
