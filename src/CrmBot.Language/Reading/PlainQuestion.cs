namespace CrmBot.Language.Reading;

/// <summary>A question that names none of our records, people or days: it asks how things are (contract 10: kb).</summary>
internal static class PlainQuestion
{
    private const int Shortest = 5;
    private static readonly System.Buffers.SearchValues<char> TalkOfPeople = System.Buffers.SearchValues.Create("你您咱吃饭天气班谁");

    public static bool Is(Section section)
    {
        if (section.Customers.Count + section.People.Count + section.Tickets.Count > 0 || section.Amounts.Exists(static spot => !spot.Bare) || section.Carried is not null)
            return false;
        if (section.Codes.Exists(static code => code.Kind is not (Linking.CodeKind.TicketType or Linking.CodeKind.Stage))) return false;
        if (section.Times.Exists(static time => time.HasDay || time.IsVague) || section.LengthWithoutCustomers < Shortest || !Mood.IsQuestion(section)) return false;
        return !section.Cues.Exists(static hit => hit.Is("find.noun") || hit.IsOf("agenda") && hit.Length > 2 || hit.Is("pronoun")
            || hit.Is("notice.noun") || hit.Is("digest.word") || hit.Is("report.word") || hit.Is("why.word") || hit.Is("speaker.me")
            || hit.Is("win.word"))
            && !section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAny(TalkOfPeople) && !section.Lower.Contains("you", StringComparison.Ordinal);
    }
}
