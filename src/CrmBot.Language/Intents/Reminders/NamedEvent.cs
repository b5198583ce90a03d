using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>中科的会改成已完成, 刚那条拜访删掉: by what word the thing is called, so that nothing else is finished, moved or taken back.</summary>
internal static class NamedEvent
{
    public static void Set(FrameDraft draft, Section section)
    {
        var words = Nearby.Words("event.named");
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (words.LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is not (> 0 and var length)) continue;
            if (section.Customers.Exists(mention => mention.Span.Contains(at))
                || section.People.Exists(person => person.Whole.Contains(at))) continue;
            draft.Set(Frame.What, section.Lower.Substring(at, length));
            return;
        }
    }
}
