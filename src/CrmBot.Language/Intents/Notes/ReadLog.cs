using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>A contact with a customer that took place, or was tried; or a fact about a customer.</summary>
internal sealed partial class ReadLog : IntentReader
{
    public override string Intent => "log";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (PastedChat.Find(section) is { } chat) yield return FromChat(draft, section, chat);
        else if (Kept(section) is { } kept) yield return FromQuote(draft, section, kept);
        else yield return FromStory(draft, section);
    }

    private static Frame FromChat(FrameDraft draft, Section section, PastedChat chat)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, chat.Start));
        CustomerSlot.Fill(draft, before, section.People.FirstOrDefault(person => person.Written == chat.Who), required: true);
        return draft.Set("who", chat.Who).Set("ch", "wechat").Set("at", TimeSlots.Today(section)).Set("note", chat.Words).Build();
    }

    /// <summary>把“…”记到蓝海备注里: the quoted words are the note.</summary>
    private static string? Kept(Section section) =>
        section.Has("log.into") && section.Quotes.Count > 0 ? TextCutter.Tidy(section.Text.Cut(section.Quotes[0])) : null;

    private static Frame FromQuote(FrameDraft draft, Section section, string quoted)
    {
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        return draft.Set("at", TimeSlots.Today(section)).Set("note", quoted).Build();
    }

    private static Frame FromStory(FrameDraft draft, Section section)
    {
        var who = Persons.Met(section);
        section = CustomerSlot.WithPlace(CustomerSlot.WithGuess(section, who), who);
        CustomerSlot.Fill(draft, section, who, required: true);
        draft.Set("who", who?.Written).Set("at", SlotForm.Of(Day(section)));
        SetContact(draft, section);
        var notes = new LogNotes { Who = who?.Written, TalkOver = TalkReport.IsOver(section) ? section.Clauses[0] : default };
        var meetingSet = section.Has("status.meeting_set");
        if (section.Has("log.next.and"))
        {
            foreach (var clause in StoryClauses(section)) new LogClause(section.Within(clause), notes, meetingSet).Read();
        }
        else
        {
            foreach (var clause in section.Clauses) new LogClause(section.Within(clause), notes, meetingSet).Read();
        }

        if (MessageReader.Rest(section) is { Length: > 0 } rest) notes.Notes.Add(TextCutter.Tidy(rest));
        SetNotes(draft, notes);
        CalledThen.Set(draft, section);
        ReachTold.Set(draft, section);
        BirthdayTold.Set(draft, section);
        if (section.Has("budget")) SetBudget(draft, section);
        SetStatus(draft, section);
        if (!notes.HasSubstance && !draft.HasContent("outcome", "status", "milestone", "amt")) AskDetail(draft, section);
        return draft.Build();
    }

    /// <summary>demo went great: nothing but how it was, which is noted all the same.</summary>
    private static void AskDetail(FrameDraft draft, Section section)
    {
        draft.Ask("detail");
        if (!draft.Has("note") && section.First("vague") is { } mood) draft.Set("note", section.Text.Cut(mood.Span));
    }

    /// <summary>"... and we talk again" is a clause of its own.</summary>
    private static IEnumerable<TextSpan> StoryClauses(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            var start = clause.Start;
            foreach (var cut in section.All("log.next.and").Where(hit => hit.Start > clause.Start && hit.End < clause.End))
            {
                yield return TextSpan.Between(start, cut.Start);
                start = cut.Start;
            }

            yield return TextSpan.Between(start, clause.End);
        }
    }

    private static void SetNotes(FrameDraft draft, LogNotes notes)
    {
        draft.Set("note", JoinedWords.Of(notes.Notes));
        draft.SetList("needs", notes.Needs).SetList("objections", notes.Objections).SetObjects("promises", notes.Promises)
            .SetObjects("roles", notes.Roles);
        if (notes.Next is { } next) draft.Set("next", (JsonNode)next);
    }
}
