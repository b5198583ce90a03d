using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Closes a ticket, or all of a kind: why it happened, what was done, what was paid, whether the customer is asked.</summary>
internal sealed class ReadResolve : IntentReader
{
    public override string Intent => "resolve";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (TicketScope.Read(section) is { } scope)
        {
            scope["owner"] = TicketScope.Owner(section);
            yield return draft.Set("scope", scope).Set("confirm", JsonValue.Create(true)).Build();
            yield break;
        }

        section = TicketSlot.Fill(draft, section, required: true);
        if (section.Tickets.Count > 1 && Closed(section) is { } closed) draft.Set("id", JsonValue.Create(closed));
        if (TicketWords.IsDuplicate(section)) draft.Set("cause", "duplicate").Set("survey", "skip").SetTrue(Frame.Void);
        else if (Void(section) is { Length: > 0 } why) draft.Set("cause", why).SetTrue(Frame.Void);
        else SetStory(draft, section);
        if (section.Has("survey.skip") || (section.Has("survey.stop") && section.Has("survey.word"))) draft.Set("survey", "skip");
        else if (section.Has("survey.do") || section.Has("survey.order") || IsSurveyAsked(section)) draft.Set("survey", "send");
        if (!draft.Has("cause")) draft.Ask("cause");
        yield return draft.Build();
    }

    /// <summary>5101 resolved, csat (please): a clause that only names it.</summary>
    private static bool IsSurveyAsked(Section section) =>
        section.Cues.Exists(hit => hit.Is("survey.word") && section.Clauses.FindIndex(clause => clause == hit.Span) > 0);

    /// <summary>5101跟5113重复了 5113关了吧: of two the one named once more is closed.</summary>
    private static long? Closed(Section section)
    {
        foreach (var hit in section.Cues)
        {
            foreach (var ticket in section.Tickets)
            {
                if (hit.Is("resolve.word") && hit.Start >= ticket.Span.End && hit.Start - ticket.Span.End <= 1
                    && TicketWords.IsDuplicate(section)) return ticket.Id;
            }
        }

        return null;
    }

    /// <summary>是垃圾单，误开的: why there is nothing to solve, in the speaker's words.</summary>
    private static string Void(Section section)
    {
        var said = section.Cues.FindAll(static hit => hit.Is("void.word"));
        said.RemoveAll(hit => said.Exists(other => other.Length > hit.Length && other.Span.Contains(hit.Span)));
        return string.Join(' ', said.Select(hit => section.Text.Cut(hit.Span)).Distinct());
    }

    private static void SetStory(FrameDraft draft, Section section)
    {
        if (section.Has("fcr.word")) draft.Set("fcr", JsonValue.Create(true));
        var paid = Compensation.Find(section);
        if (paid is { } amount) draft.SetMoney("comp", amount.Money, section.World.Settings.DefaultCurrency);
        var story = new ResolveStory(section, paid?.Span);
        draft.Set("cause", story.Cause).Set("fix", story.Fix);
    }
}
