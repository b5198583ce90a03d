using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Globex给Tom，让他今天就打电话: the customer goes to somebody, who is told at once what to do and when.</summary>
internal static class GivenWithTask
{
    /// <summary>What is given and what is to be done, or null where there are not both.</summary>
    public static List<Frame>? Read(Section section) =>
        section.Customers is not [{ } customer] || section.Times.Count == 0 || section.People.Count == 0 || section.Has("assign.away")
            || section.Has("negation") || Mood.IsQuestion(section)
            ? null
            : ReadBoth(section, customer);

    private static List<Frame>? ReadBoth(Section section, CustomerMention customer)
    {
        var receiver = Owners.Colleagues(section)
            .FirstOrDefault(person => person.Whole.Start > customer.Span.End && GivenParts.Receivers(section).Contains(person.Whole));
        if (receiver is null || Owners.NameOf(section, receiver) is not { } name || name == "me"
            || TaskStart(section, receiver.Whole.End) is not { } start) return null;
        var task = section.Within(TextSpan.Between(start, section.Span.End)) with { Carried = customer };
        if (!task.Times.Exists(static time => time is { IsVague: false, IsDuration: false })) return null;
        List<Frame> given = [.. Interpreter.ReadAs(section.Within(TextSpan.Between(section.Span.Start, receiver.Whole.End)), "assign")];
        return given is [{ Intent: "assign" }] && given[0].Is("to", name)
            ? [.. given, .. Interpreter.ReadAs(task, "remind").Select(frame => frame.With("to", name))] : null;
    }

    /// <summary>Behind 让她, or where a clause begins with when it is to be done.</summary>
    private static int? TaskStart(Section section, int receiver)
    {
        foreach (var hit in section.All("let.them"))
        {
            if (hit.Start >= receiver) return hit.End;
        }

        var clause = section.Clauses.Find(clause => clause.Start >= receiver);
        if (clause.Length == 0 || !section.Times.Exists(time => time.Span.Start == clause.Start)) return null;
        var task = section.Within(TextSpan.Between(clause.Start, section.Span.End));
        return !task.Has("speaker.me") && !task.Has("remind.ask") && !Owners.Colleagues(task).Any() && task.Has("do")
            && task.Weights is [{ Intent: "remind" }, ..] ? clause.Start : null;
    }
}
