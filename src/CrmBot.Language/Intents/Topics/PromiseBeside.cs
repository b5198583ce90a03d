using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>打完电话 说表坏了 开个工单 另外我答应明天发手册: what we promised in a contact stays with it, the trouble is a ticket.</summary>
internal static class PromiseBeside
{
    /// <summary>The ticket and the contact with its promise, or null when there is not both.</summary>
    public static List<Section>? Split(Section section)
    {
        if (!section.Has("promise.said") || section.Weights is not [{ Intent: "tk_new" }, ..]
            || !ContactWords.Told(section.Within(section.Clauses[0]))) return null;
        var (ticket, contact) = (new List<TextSpan>(), new List<TextSpan> { section.Clauses[0] });
        for (var i = 0; i < section.Clauses.Count; i++)
        {
            var promised = i > 0 && section.Within(section.Clauses[i]) is var clause && clause.Has("promise.said")
                && clause.Has("speaker.me");
            (promised ? contact : ticket).Add(section.Clauses[i]);
        }

        return contact.Count < 2 ? null : [section.Keeping(contact), section.Keeping(ticket)];
    }
}
