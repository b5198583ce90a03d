using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>已联系客户, 跟客户谭姐说了, customer told: the customer of a ticket has heard from us.</summary>
internal static class AnsweredCustomer
{
    private const int MostBetween = 3;

    public static bool IsTold(Section section) => (section.Has("answered.told", IsDone)
        || section.Has("answered.verb", static (section, hit) => FollowsContact(section, hit) && IsDone(section, hit)))
        && !Mood.IsQuestion(section);

    /// <summary>原因查到了, 道过歉了: work that was done.</summary>
    public static bool IsWorkTold(Section section) => section.Has("work.told", IsDone) && !Mood.IsQuestion(section);

    /// <summary>给李工回过电话: a word of turning to somebody, who is none of ours, the verb.</summary>
    private static bool FollowsContact(Section section, CueHit verb) => section.People.Exists(person => person.Colleagues.Count == 0
        && verb.Start - person.Whole.End is >= 0 and <= MostBetween
        && section.Cues.Exists(
            hit => hit.Is("reply.tell") && hit.End <= person.Whole.Start && person.Whole.Start - hit.End <= MostBetween));

    private static bool IsDone(Section section, CueHit hit)
    {
        var before = section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd();
        return !Nearby.Words("undone.before").Ends(before);
    }
}
