using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>那提醒我…, 那就3月初提醒我, 一品香那个明天提醒我: a word that only leads over stands alone beside what is known, and is no task.</summary>
internal static class LeadIn
{
    /// <summary>Adds the words that lead over to what is left out of the task.</summary>
    public static void Add(Section section, List<TextSpan> without)
    {
        foreach (var clause in section.Clauses)
        {
            if (section.Clauses.Count > 1 && section.Within(clause) is var part && part.Has("nobody.did") && part.Times.Count == 0)
                without.Add(clause);
        }

        var known = without.Count;
        AddAt(section, without, section.Span.Start);
        for (var i = 0; i < known; i++) AddAt(section, without, without[i].End);
    }

    /// <summary>那就3月初提醒我: it goes on about whoever was talked about.</summary>
    public static bool Begins(Section section) => section.Has("remind.ask") && section.Lower[section.Span.Start] == '那';

    public static void SetLast(FrameDraft draft, Section section)
    {
        if (!draft.Has("cust") && section.Utterance.LastCustomer is { } last) draft.Set("cust", last).Set("ref", "context");
        draft.Set("do", UnnamedTask.Of(section));
    }

    private static void AddAt(Section section, List<TextSpan> without, int start)
    {
        if (start >= section.Span.End || Words.LengthAt(section.Lower.AsSpan(start, section.Span.End - start)) is not (> 0 and var length))
            return;
        var end = start + length;
        foreach (var span in without)
        {
            if (span.Start != end) continue;
            without.Add(TextSpan.Between(start, end));
            return;
        }
    }

    private static readonly Nearby Words = Nearby.Words("lead.in");
}
