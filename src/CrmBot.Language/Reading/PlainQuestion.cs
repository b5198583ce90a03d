namespace CrmBot.Language.Reading;

/// <summary>A question that names none of our records, people or days: it asks how things are (contract 10: kb).</summary>
internal static class PlainQuestion
{
    private const int Shortest = 5;
    private static readonly System.Buffers.SearchValues<char> TalkOfPeople = System.Buffers.SearchValues.Create("你您咱吃饭天气班谁");

    public static bool Is(Section section) =>
        !NamesRecord(section) && !NamesDay(section) && section.LengthWithoutCustomers >= Shortest && Mood.IsQuestion(section)
        && !section.Cues.Exists(static hit => IsOfOurs(hit)) && !IsTalkOfPeople(section);

    /// <summary>A customer, person, ticket, sum, tag or team.</summary>
    private static bool NamesRecord(Section section) =>
        section.Customers.Count + section.People.Count + section.Tickets.Count > 0 || section.Carried is not null
        || section.Amounts.Exists(static spot => !spot.Bare)
        || section.Codes.Exists(static code => code.Kind is not (Linking.CodeKind.TicketType or Linking.CodeKind.Stage));

    private static bool NamesDay(Section section) => section.Times.Exists(static time => time.HasDay || time.IsVague);

    /// <summary>客户, 日程, 报表, 为什么, 我: a word for what the product keeps.</summary>
    private static bool IsOfOurs(Lexicons.CueHit hit) => hit.Is("find.noun") || (hit.IsOf("agenda") && hit.Length > 2)
        || hit.Is("pronoun") || hit.Is("notice.noun") || hit.Is("digest.word") || hit.Is("report.word") || hit.Is("why.word")
        || hit.Is("speaker.me") || hit.Is("win.word");

    /// <summary>你吃饭了吗, who are you.</summary>
    private static bool IsTalkOfPeople(Section section) =>
        section.Words.ContainsAny(TalkOfPeople) || section.Lower.Contains("you", StringComparison.Ordinal);
}
