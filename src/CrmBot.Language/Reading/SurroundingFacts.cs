namespace CrmBot.Language.Reading;

/// <summary>What stands around a section: files, the card that is answered, who speaks.</summary>
internal static class SurroundingFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["file"] = section => section.Utterance.Files.Count > 0,
        ["image"] = section => section.Utterance.Files.Any(file => file.Kind == "image"),
        ["reply"] = section => section.Utterance.ReplyTo is not null,
        ["reply.reminder"] = section => section.Utterance.ReplyTo?.Kind == "reminder",
        ["reply.ticket"] = TicketWords.IsReplyToTicket,
        ["quoted.mostly"] = section => section.Has("forwarded") && IsQuotedMostly(section),
        ["reply.lead"] = section => section.Utterance.ReplyTo?.Kind is "lead" or "customer" or "deal",
        ["reply.digest"] = section => section.Utterance.ReplyTo?.Kind == "digest",
        ["reply.kb"] = section => section.Utterance.ReplyTo?.Kind is "kb" or "script",
        ["agent"] = TicketWords.IsAgent,
    };

    private static bool IsQuotedMostly(Section section) =>
        section.Quotes.Exists(quote => quote.Length * 2 > section.Span.Length && quote.Start > section.Span.Start);
}
